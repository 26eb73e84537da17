/**
 * The lock of chapter 3 as a tool, for chapters that are about something else. Knows only Redis.
 */
@NullMarked
package lab.lease;

import org.jspecify.annotations.NullMarked;
