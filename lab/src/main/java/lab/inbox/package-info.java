/**
 * A queue in Redis, whose records stay until they are done: a stream and its consumer group. Uses
 * the commands of Redis 5 and nothing else of the lab.
 */
@NullMarked
package lab.inbox;

import org.jspecify.annotations.NullMarked;
