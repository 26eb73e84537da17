/**
 * The reader's state in {@code .workbook}: what is solved, which hints were seen, what was kept.
 */
@NullMarked
package runner.progress;

import org.jspecify.annotations.NullMarked;
