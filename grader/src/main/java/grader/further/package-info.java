/**
 * An instructor's own tests: read as a course of its own, so that they are judged as the course's
 * are.
 */
@NullMarked
package grader.further;

import org.jspecify.annotations.NullMarked;
