/**
 * Decks as they are written: slides, their blocks and their notes. Reads Markdown, and says what
 * can't be understood in it.
 */
@NullMarked
package slides.deck;

import org.jspecify.annotations.NullMarked;
