/** What can be seen and moved in Redis from outside, without knowing how it was written. */
@NullMarked
package lab.redis;

import org.jspecify.annotations.NullMarked;
