package grader.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import runner.cache.Reasons;
import runner.cache.WholeFile;
import runner.trouble.MachineLacks;

/**
 * Files that the grader writes into one folder. Their names are kept there in {@code .written}, so
 * that the next run takes them away before it writes its own, and touches no file of anybody else.
 */
public final class OwnFiles {
  private static final String LIST = ".written";

  private final Path folder;
  private final String advice;

  private OwnFiles(Path folder, String advice) {
    this.folder = folder.toAbsolutePath().normalize();
    this.advice = advice;
  }

  /**
   * A folder without what an earlier run has written there.
   *
   * @param advice what to do if a file can't be written
   * @throws MachineLacks if something can't be deleted
   */
  public static OwnFiles afresh(Path folder, String advice) {
    OwnFiles own = new OwnFiles(folder, advice);
    Path list = own.folder.resolve(LIST);
    try {
      if (Files.isRegularFile(list)) {
        for (String name : Files.readAllLines(list)) {
          own.forget(own.folder.resolve(name).normalize());
        }
        Files.delete(list);
      }
    } catch (IOException unwritable) {
      throw own.failure(own.folder, unwritable);
    }
    return own;
  }

  /**
   * Writes a file, and its folders.
   *
   * @param name from the folder, with slashes
   * @throws MachineLacks if it can't be written
   */
  public void write(String name, String text) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.write(
          folder.resolve(LIST),
          List.of(name),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      WholeFile.write(file, text.getBytes(UTF_8));
    } catch (IOException unwritable) {
      throw failure(file, unwritable);
    }
  }

  private MachineLacks failure(Path file, IOException cause) {
    return new MachineLacks(
        file + " can't be written (" + Reasons.of(cause) + "): " + advice, cause);
  }

  /** Deletes a file, and its folders as far as nothing else lies in them. */
  private void forget(Path file) throws IOException {
    if (file.startsWith(folder) && Files.isRegularFile(file)) {
      Files.delete(file);
      Path around = file.getParent();
      while (around != null && !around.equals(folder) && isEmpty(around)) {
        Files.delete(around);
        around = around.getParent();
      }
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var files = Files.newDirectoryStream(directory)) {
      return !files.iterator().hasNext();
    }
  }
}
