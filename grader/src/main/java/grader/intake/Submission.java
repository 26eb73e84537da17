package grader.intake;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What one student handed in.
 *
 * @param name of the folder, or of the archive without its ending; without what Moodle adds to it
 * @param path the folder or the archive
 */
public record Submission(String name, Path path) {
  /** How names of archives end. */
  static final String ZIP = ".zip";

  boolean isZip() {
    return isZip(path.getFileName().toString());
  }

  static boolean isZip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ZIP);
  }
}
