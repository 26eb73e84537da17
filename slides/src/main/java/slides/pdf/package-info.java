/**
 * Slides on paper, printed by a Chromium that is driven over its DevTools protocol. Starts the
 * browser and ends it.
 */
@NullMarked
package slides.pdf;

import org.jspecify.annotations.NullMarked;
