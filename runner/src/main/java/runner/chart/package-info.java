/**
 * Draws recordings: in a terminal, and as a picture in SVG. Knows nothing of how they were made.
 */
@NullMarked
package runner.chart;

import org.jspecify.annotations.NullMarked;
