/** Many callers at once, whose results and failures are kept. */
@NullMarked
package lab.crowd;

import org.jspecify.annotations.NullMarked;
