/**
 * Timelines of programs as pictures that are part of the course. Finds those that were made, and
 * makes them anew.
 */
@NullMarked
package slides.timeline;

import org.jspecify.annotations.NullMarked;
