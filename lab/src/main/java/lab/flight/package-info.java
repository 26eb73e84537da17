/**
 * One load for all who want the same thing at the same time, inside one node: chapter 3, ready
 * made.
 */
@NullMarked
package lab.flight;

import org.jspecify.annotations.NullMarked;
