/** Who is in the class, from the table that an office hands out. */
@NullMarked
package grader.roster;

import org.jspecify.annotations.NullMarked;
