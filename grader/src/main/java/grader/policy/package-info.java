/** What a submission may name. Nothing of it has run when it is judged by that. */
@NullMarked
package grader.policy;

import org.jspecify.annotations.NullMarked;
