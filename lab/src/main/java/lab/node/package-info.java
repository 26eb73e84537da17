/**
 * One simulated instance of the application: its tap to Redis, its connections to PostgreSQL, its
 * clock. Killed, it dies whole.
 */
@NullMarked
package lab.node;

import org.jspecify.annotations.NullMarked;
