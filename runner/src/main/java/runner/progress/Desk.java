package runner.progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import runner.cache.Reasons;
import runner.cache.WholeFile;
import runner.course.Chapter;
import runner.trouble.CommandError;
import runner.trouble.MachineLacks;

/** Replaces the reader's file, and never without a copy of it. */
public final class Desk {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss-SSS", Locale.ROOT);

  private final Chapter chapter;

  /**
   * What was done.
   *
   * @param changed whether a file of the reader's folder is another now
   * @param kept copies of the files that were replaced
   */
  public record Laid(boolean changed, List<Path> kept) {}

  public Desk(Chapter chapter) {
    this.chapter = chapter;
  }

  /**
   * Puts the files of a folder in place of the reader's.
   *
   * @return whether anything changed, and where the reader's former files are kept
   * @throws CommandError if the course has no such folder
   * @throws MachineLacks if a file can't be written; then nothing is lost
   */
  public Laid lay(Path source) {
    List<Path> files = javaFiles(source);
    if (files.isEmpty()) {
      throw new CommandError(
          "The course has nothing in " + chapter.root().relativize(source) + ".");
    }
    try {
      List<Path> fresh = files.stream().filter(file -> !same(file, target(file))).toList();
      String stamp = now();
      return new Laid(
          !fresh.isEmpty(), fresh.stream().flatMap(file -> lay(file, stamp).stream()).toList());
    } catch (Unwritable failed) {
      throw new MachineLacks(
          failed.path
              + " can't be written ("
              + Reasons.of(failed.reason)
              + "): make its folder writable. Your file is as it was.",
          failed.reason);
    }
  }

  private Optional<Path> lay(Path from, String stamp) {
    Path target = target(from);
    Optional<Path> kept = Optional.empty();
    if (Files.exists(target)) {
      Path copy = keep().resolve(stamp + "-" + target.getFileName());
      write(target, copy);
      kept = Optional.of(copy);
    }
    write(from, target);
    return kept;
  }

  private Path target(Path file) {
    return chapter.directory().resolve(file.getFileName());
  }

  private Path keep() {
    return State.folder(chapter.root()).resolve("kept").resolve(chapter.folder());
  }

  private static void write(Path from, Path target) {
    try {
      Files.createDirectories(target.getParent());
      WholeFile.write(target, Files.readAllBytes(from));
    } catch (IOException failed) {
      throw new Unwritable(target, failed);
    }
  }

  private static boolean same(Path one, Path other) {
    try {
      return Files.exists(other) && Files.mismatch(one, other) < 0;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static List<Path> javaFiles(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  private static String now() {
    return LocalDateTime.now().format(STAMP);
  }

  private static final class Unwritable extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Path path;
    private final IOException reason;

    Unwritable(Path path, IOException reason) {
      super(reason);
      this.path = path;
      this.reason = reason;
    }
  }
}
