/**
 * What a grading found, as plain values: every report is made from these and knows nothing else.
 */
@NullMarked
package grader.model;

import org.jspecify.annotations.NullMarked;
