package runner.compile;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** What became of a chapter's sources. */
public sealed interface Compiled {

  /**
   * They compile.
   *
   * @param folders hold the classes; to be read only
   */
  record Classes(List<Path> folders) implements Compiled {
    /** The folders as a class path. */
    public String path() {
      return folders.stream().map(Path::toString).collect(joining(File.pathSeparator));
    }
  }

  /**
   * They do not.
   *
   * @param problems at least one, in the order of the compiler
   */
  record Problems(List<Problem> problems) implements Compiled {}
}
