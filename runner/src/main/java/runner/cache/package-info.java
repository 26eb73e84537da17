/**
 * What can be worked out again: kept in the user's cache folder, keyed by what it was made from.
 */
@NullMarked
package runner.cache;

import org.jspecify.annotations.NullMarked;
