/** What runs inside a worker: the JVM that runs the reader's code and may be killed at any time. */
@NullMarked
package runner.worker;

import org.jspecify.annotations.NullMarked;
