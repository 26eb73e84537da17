/**
 * Code on slides: parts of the course's own sources, found by their names. Uses the JDK's parser
 * and runs nothing.
 */
@NullMarked
package slides.code;

import org.jspecify.annotations.NullMarked;
