/**
 * How long slides take, and the days that are made of them. Knows minutes and times of day, and not
 * how slides look.
 */
@NullMarked
package slides.agenda;

import org.jspecify.annotations.NullMarked;
