/**
 * Checks the course itself: that its tests reject what is wrong and accept what is right, that its
 * prose points at things that exist, and that its files keep to their sizes. Uses the runner as a
 * reader would.
 */
@NullMarked
package runner.selfcheck;

import org.jspecify.annotations.NullMarked;
