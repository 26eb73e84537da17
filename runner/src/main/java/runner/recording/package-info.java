/** Recordings of demos as text: JSON that people can read and prose can quote. */
@NullMarked
package runner.recording;

import org.jspecify.annotations.NullMarked;
