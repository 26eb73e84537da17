/** The random numbers that the reader's code draws. */
@NullMarked
package lab.chance;

import org.jspecify.annotations.NullMarked;
