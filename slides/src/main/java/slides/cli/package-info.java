/**
 * The command that checks, builds and shows the slides. It reads arguments, delegates, and says how
 * it went.
 */
@NullMarked
package slides.cli;

import org.jspecify.annotations.NullMarked;
