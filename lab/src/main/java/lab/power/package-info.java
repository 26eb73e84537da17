/**
 * Servers that die, stand still or lose their power. Starts servers of its own beside the shared
 * ones, which it never touches; may use nodes, Redis and time.
 */
@NullMarked
package lab.power;

import org.jspecify.annotations.NullMarked;
