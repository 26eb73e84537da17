/** Looks for what this machine lacks. Reads the machine, and changes nothing. */
@NullMarked
package runner.doctor;

import org.jspecify.annotations.NullMarked;
