/** Runs a chapter again on every save. */
@NullMarked
package runner.watch;

import org.jspecify.annotations.NullMarked;
