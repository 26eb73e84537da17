/**
 * Draws recordings, in a terminal and as a picture in SVG, and timelines as a picture. Knows
 * nothing of how they were made.
 */
@NullMarked
package runner.chart;

import org.jspecify.annotations.NullMarked;
