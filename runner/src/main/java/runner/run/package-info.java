/** Runs the steps of a chapter in workers, and says how each of them ended. */
@NullMarked
package runner.run;

import org.jspecify.annotations.NullMarked;
