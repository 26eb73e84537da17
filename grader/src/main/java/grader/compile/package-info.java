/** Compiles what strangers wrote: in a process that can be killed. */
@NullMarked
package grader.compile;

import org.jspecify.annotations.NullMarked;
