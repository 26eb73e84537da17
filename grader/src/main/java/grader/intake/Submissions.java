package grader.intake;

import grader.model.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import runner.trouble.CommandError;

/**
 * All submissions below one folder.
 *
 * @param all by name
 * @param ignored a sentence for each entry of the folder that is no submission
 */
public record Submissions(List<Submission> all, List<String> ignored) {

  /**
   * Finds them: every folder and every zip file is one. Names that begin with a dot are passed
   * over.
   *
   * @throws CommandError if it is no folder, holds no submission, or two whose names differ in
   *     spelling only
   */
  public static Submissions in(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CommandError(
          Files.exists(folder)
              ? folder + " is a file. Name the folder that holds one folder or zip a student."
              : "There is no folder " + folder + ".");
    }
    Map<String, Submission> found = new TreeMap<>();
    Map<String, Path> entries = new HashMap<>();
    List<String> ignored = new ArrayList<>();
    for (Path entry : entries(folder)) {
      sort(entry, found, entries, ignored);
    }
    if (found.isEmpty()) {
      throw new CommandError(
          folder
              + " holds no submission: each is a folder laid out as exercises/src, or a zip of"
              + " one."
              + (ignored.isEmpty() ? "" : "\n" + String.join("\n", ignored)));
    }
    return new Submissions(List.copyOf(found.values()), List.copyOf(ignored));
  }

  private static void sort(
      Path entry, Map<String, Submission> found, Map<String, Path> entries, List<String> ignored) {
    String name = entry.getFileName().toString();
    if (Files.isSymbolicLink(entry)) {
      ignored.add(name + " is a link, and links are not followed.");
      return;
    }
    boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    boolean isZip = name.toLowerCase(Locale.ROOT).endsWith(Submission.ZIP);
    if (!isFolder && !isZip) {
      ignored.add(name + " is neither a folder nor a zip.");
      return;
    }
    String student =
        isFolder ? name : name.substring(0, name.length() - Submission.ZIP.length()).strip();
    Path other = entries.putIfAbsent(Names.folded(student), entry);
    if (other != null) {
      throw new CommandError(
          "Two submissions are called \""
              + student
              + "\": "
              + other.getFileName()
              + " and "
              + name
              + ". Rename one, or take one away.");
    }
    found.put(student, new Submission(student, entry));
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(entry -> !entry.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }
}
