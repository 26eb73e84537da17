/**
 * Puts a whole lab together from its parts: for a test, or for a demo. Knows every other package of
 * the lab but those two.
 */
@NullMarked
package lab.setup;

import org.jspecify.annotations.NullMarked;
