/**
 * What a room watches: two programs side by side, the levers it may move, and what it is told.
 * Knows how programs are run and what is recorded; does not know who watches, or how.
 */
@NullMarked
package live.room;

import org.jspecify.annotations.NullMarked;
