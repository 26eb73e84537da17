package grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import runner.trouble.CommandError;

/** Where the grades are written: a folder of their own. */
record OutFolder(Path path) {
  private static final String JUDGED = ".judged";

  /**
   * The folder, if it may be written.
   *
   * @param submissions the folder that is graded
   * @param resume whether to go on with what an earlier grading has left there
   * @param force whether to write over what is there
   * @throws CommandError if it holds anything and neither is asked for, or lies where it must not
   */
  static OutFolder at(Path path, Path submissions, boolean resume, boolean force) {
    OutFolder out = new OutFolder(path.toAbsolutePath().normalize());
    if (out.path().startsWith(submissions.toAbsolutePath().normalize())) {
      throw new CommandError(
          "The grades can't be written into the folder of the submissions, where they would be"
              + " taken for one: name another folder with --out.");
    } else if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new CommandError(path + " is a file: name a folder with --out.");
    }
    out.check(resume, force);
    if (force) {
      out.forget();
    }
    out.begin();
    return out;
  }

  /**
   * A folder for something else than grades.
   *
   * @param option that names it
   * @param over whether what is there may be written over
   * @throws CommandError if it holds anything and must not be written over, or lies where it must
   *     not
   */
  static Path named(String option, Path path, Path submissions, boolean over) {
    Path target = path.toAbsolutePath().normalize();
    if (target.startsWith(submissions.toAbsolutePath().normalize())) {
      throw new CommandError(
          target
              + " lies in the folder of the submissions, where it would be taken for one: name"
              + " another folder with "
              + option
              + ".");
    } else if (Files.exists(target) && !Files.isDirectory(target)) {
      throw new CommandError(target + " is a file: name a folder with " + option + ".");
    } else if (!over && !content(target).isEmpty()) {
      throw new CommandError(
          target
              + " is not empty: name another folder with "
              + option
              + ", or write over it with --force.");
    }
    return target;
  }

  /**
   * A folder that nothing in particular is graded into.
   *
   * @throws CommandError if it holds anything, unless forced
   */
  static OutFolder of(Path path, boolean force) {
    OutFolder out = new OutFolder(path.toAbsolutePath().normalize());
    out.check(false, force);
    return out;
  }

  /** The folder as a reader in another can type it. */
  String shown(Path here) {
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  /** What was judged, for a grading that was stopped. */
  Path judged() {
    return path.resolve(JUDGED);
  }

  private void check(boolean resume, boolean force) {
    boolean ours = Files.isDirectory(judged());
    boolean unused =
        content(path).stream().allMatch(judged()::equals) && content(judged()).isEmpty();
    if (resume && force) {
      throw new CommandError(
          "--resume goes on with what was judged, --force begins anew: choose one.");
    } else if (force || unused || ours && resume) {
      return;
    }
    throw new CommandError(
        ours
            ? path
                + " holds an earlier grading: --resume goes on with it (and judges what is new"
                + " or has changed), --force begins anew."
            : path
                + " is not empty: name another folder with --out, or write over it with --force.");
  }

  /** From now on it is known to be ours, even if there is nothing to judge. */
  private void begin() {
    try {
      Files.createDirectories(judged());
    } catch (IOException unwritable) {
      throw new CommandError(
          path + " can't be written (" + unwritable.getMessage() + "): name another with --out.");
    }
  }

  private void forget() {
    for (Path file : content(judged())) {
      try {
        Files.delete(file);
      } catch (IOException undeletable) {
        throw new UncheckedIOException(file + " can't be deleted", undeletable);
      }
    }
  }

  private static List<Path> content(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }
}
