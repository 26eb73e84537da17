package grader.intake;

import java.nio.file.Path;

/**
 * What one student handed in.
 *
 * @param name of the folder, or of the archive without its ending
 * @param path the folder or the archive
 */
public record Submission(String name, Path path) {
  /** How names of archives end. */
  static final String ZIP = ".zip";

  boolean isZip() {
    return path.getFileName().toString().toLowerCase(java.util.Locale.ROOT).endsWith(ZIP);
  }
}
