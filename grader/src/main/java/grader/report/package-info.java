/** The gradebook as files: for programs, for gradebooks, for students, and for the instructor. */
@NullMarked
package grader.report;

import org.jspecify.annotations.NullMarked;
