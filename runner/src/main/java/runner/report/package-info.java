/** Tells a reader, or a program, how a chapter went. */
@NullMarked
package runner.report;

import org.jspecify.annotations.NullMarked;
