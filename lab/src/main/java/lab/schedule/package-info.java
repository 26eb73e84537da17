/**
 * Runs every interleaving of a few callers on the real servers, one schedule after another, and
 * tells the shortest one that fails. {@code lab/SCHEDULES.md} says what is explored and what is
 * not.
 */
@NullMarked
package lab.schedule;

import org.jspecify.annotations.NullMarked;
