/** Java sources as texts: what is left of them when comments and layout are set aside. */
@NullMarked
package grader.source;

import org.jspecify.annotations.NullMarked;
