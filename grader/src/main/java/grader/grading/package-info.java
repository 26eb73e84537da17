/** Grades a folder: what is equal is judged once, what was judged is kept, and all is summed up. */
@NullMarked
package grader.grading;

import org.jspecify.annotations.NullMarked;
