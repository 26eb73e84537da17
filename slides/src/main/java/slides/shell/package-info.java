/**
 * Shell commands on slides, held against the command line as it is. Besides the command itself,
 * only this package knows picocli.
 */
@NullMarked
package slides.shell;

import org.jspecify.annotations.NullMarked;
