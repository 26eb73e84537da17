/**
 * What a room has seen: samples in a ring, as CSV and as a picture. Knows no server and no page.
 */
@NullMarked
package live.recording;

import org.jspecify.annotations.NullMarked;
