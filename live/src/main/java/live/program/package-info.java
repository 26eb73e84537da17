/**
 * The programs that a room can choose from, and where their files lie in the course. Knows the
 * course and its compiler, and nothing of the page.
 */
@NullMarked
package live.program;

import org.jspecify.annotations.NullMarked;
