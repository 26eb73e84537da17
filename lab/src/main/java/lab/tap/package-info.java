/**
 * Stands between one node and Redis: sees every command, and can hold it, delay it, lose it or cut
 * the line. Knows the protocol's frames and nothing of what they mean to the shop.
 */
@NullMarked
package lab.tap;

import org.jspecify.annotations.NullMarked;
