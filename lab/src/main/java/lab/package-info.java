/** The one import of a chapter's test: {@code import static lab.Assertions.assertThat}. */
@NullMarked
package lab;

import org.jspecify.annotations.NullMarked;
