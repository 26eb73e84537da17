/** What was handed in: for each chapter one text, and nothing else of what a submission holds. */
@NullMarked
package grader.intake;

import org.jspecify.annotations.NullMarked;
