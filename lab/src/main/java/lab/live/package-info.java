/**
 * One program that is played for as long as a room wants to watch: steady customers, real servers
 * with levers, and a sample of what happened several times a second. Stands beside {@code lab.demo}
 * and uses what that uses.
 */
@NullMarked
package lab.live;

import org.jspecify.annotations.NullMarked;
