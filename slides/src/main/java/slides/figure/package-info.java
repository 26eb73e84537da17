/**
 * Figures that slides quote from the chapters' recordings. Knows names and numbers, and not where
 * they are shown.
 */
@NullMarked
package slides.figure;

import org.jspecify.annotations.NullMarked;
