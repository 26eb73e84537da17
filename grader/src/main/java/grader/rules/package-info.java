/** What counts how much, and until when: {@code grading.yaml} and the due dates. */
@NullMarked
package grader.rules;

import org.jspecify.annotations.NullMarked;
