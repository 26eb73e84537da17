/** Compiles one chapter in this process, and keeps the classes of what was compiled before. */
@NullMarked
package runner.compile;

import org.jspecify.annotations.NullMarked;
