/**
 * The command {@code live}: reads what was asked for, puts runner, room and page together, and
 * waits for the end. Nobody else in this module knows the command line.
 */
@NullMarked
package live.cli;

import org.jspecify.annotations.NullMarked;
