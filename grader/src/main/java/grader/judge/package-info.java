/** From what was handed in to a verdict on each step. */
@NullMarked
package grader.judge;

import org.jspecify.annotations.NullMarked;
