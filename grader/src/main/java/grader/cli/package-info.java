/** The command that grades. It reads arguments, delegates, and says how it went. */
@NullMarked
package grader.cli;

import org.jspecify.annotations.NullMarked;
