/** The course as it lies on the disk: chapters, steps, hints. Reads sources, never runs them. */
@NullMarked
package runner.course;

import org.jspecify.annotations.NullMarked;
