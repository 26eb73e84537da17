/** Which programs a chapter's demo plays, and the files that are left of it. */
@NullMarked
package runner.demo;

import org.jspecify.annotations.NullMarked;
