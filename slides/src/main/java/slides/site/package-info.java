/**
 * The folder of pages that is shown: decks, pictures, and reveal.js beside them. Nothing in it
 * needs a network.
 */
@NullMarked
package slides.site;

import org.jspecify.annotations.NullMarked;
