/** The time of one test: it stands still until the test moves it. Knows nothing of servers. */
@NullMarked
package lab.time;

import org.jspecify.annotations.NullMarked;
