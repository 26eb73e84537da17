/** The lines that a worker and its parent say to each other. */
@NullMarked
package runner.protocol;

import org.jspecify.annotations.NullMarked;
