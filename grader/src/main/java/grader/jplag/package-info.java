/** What was handed in, laid out for JPlag, which finds files that are like each other. */
@NullMarked
package grader.jplag;

import org.jspecify.annotations.NullMarked;
