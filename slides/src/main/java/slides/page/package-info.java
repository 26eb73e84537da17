/**
 * Slides as HTML: what a deck says, with code, figures and pictures put in. All that is wrong with
 * a deck comes out here.
 */
@NullMarked
package slides.page;

import org.jspecify.annotations.NullMarked;
