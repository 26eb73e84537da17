/** Looks for what this machine lacks. Changes nothing, but may bring what is missing. */
@NullMarked
package runner.doctor;

import org.jspecify.annotations.NullMarked;
