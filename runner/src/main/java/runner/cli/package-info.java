/** The commands. They read arguments, delegate, and choose the exit status. */
@NullMarked
package runner.cli;

import org.jspecify.annotations.NullMarked;
