/**
 * The threads on which the reader's code runs: which of them stand still, where, and since when.
 * Knows threads and interfaces only; taps and data sources report to it.
 */
@NullMarked
package lab.callers;

import org.jspecify.annotations.NullMarked;
