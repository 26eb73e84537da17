/** The Java that answers run on. It knows the runner, which starts it, and nothing of answers. */
@NullMarked
package grader.runtime;

import org.jspecify.annotations.NullMarked;
