/** How a failure is told: what customers saw, what was expected, the likely cause. */
@NullMarked
package lab.story;

import org.jspecify.annotations.NullMarked;
