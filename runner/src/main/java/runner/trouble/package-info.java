/** Why a command can't go on, each with its exit status. */
@NullMarked
package runner.trouble;

import org.jspecify.annotations.NullMarked;
