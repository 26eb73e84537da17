/** Where the truth lives, with levers: count loads, hold them at a gate, fail them, take time. */
@NullMarked
package lab.origin;

import org.jspecify.annotations.NullMarked;
