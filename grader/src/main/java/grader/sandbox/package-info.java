/** What keeps code of strangers apart from the machine, beside the policy. */
@NullMarked
package grader.sandbox;

import org.jspecify.annotations.NullMarked;
