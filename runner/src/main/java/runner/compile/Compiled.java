package runner.compile;

import java.nio.file.Path;
import java.util.List;

/** What became of a chapter's sources. */
public sealed interface Compiled {

  /**
   * They compile.
   *
   * @param folder holds the classes; to be read only
   */
  record Classes(Path folder) implements Compiled {}

  /**
   * They do not.
   *
   * @param problems at least one, in the order of the compiler
   */
  record Problems(List<Problem> problems) implements Compiled {}
}
