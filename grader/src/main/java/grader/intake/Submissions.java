package grader.intake;

import grader.model.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import runner.course.Chapter;
import runner.trouble.CommandError;

/**
 * All submissions below one folder.
 *
 * @param all by name
 * @param ignored a sentence for each entry of the folder that is no submission
 */
public record Submissions(List<Submission> all, List<String> ignored) {
  /** How Moodle names what it has of one person. */
  private static final Pattern MOODLE = Pattern.compile("(.+)_\\d+_assignsubmission_(.*)");

  /** Folders on the way to the chapters in each student's own. */
  private static final Set<String> PARTS = Set.of("exercises", "src");

  /**
   * Finds them: every folder and every zip file is one, and is called as it is named; what comes
   * from Moodle is called as the person. Names that begin with a dot are passed over.
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

  /**
   * Makes sure that this is not the folder of one student, or something else altogether.
   *
   * @param chapters all of the course
   * @throws CommandError if an entry is a folder that stands in each student's own, or none of them
   *     holds anything of a chapter
   */
  public void areOf(List<Chapter> chapters, Path folder) {
    Set<String> parts = new HashSet<>(PARTS);
    chapters.forEach(chapter -> parts.add(chapter.folder()));
    Optional<Submission> part =
        all.stream().filter(each -> parts.contains(each.name())).findFirst();
    if (part.isPresent() || all.stream().allMatch(each -> Intake.of(each, chapters).isEmpty())) {
      throw new CommandError(
          folder
              + part.map(each -> " holds " + each.name() + ", which is a part of one submission.")
                  .orElse(
                      ": none of its entries holds a file of a chapter, laid out as"
                          + " exercises/src or as "
                          + example(chapters)
                          + ".")
              + " Is it the folder of one student? Name the folder that holds a folder or zip for"
              + " each student.");
    }
  }

  private static String example(List<Chapter> chapters) {
    Chapter last = chapters.get(chapters.size() - 1);
    return last.folder() + "/" + last.fileName();
  }

  private static void sort(
      Path entry, Map<String, Submission> found, Map<String, Path> entries, List<String> ignored) {
    String name = entry.getFileName().toString();
    if (Files.isSymbolicLink(entry)) {
      ignored.add(name + " is a link, and links are not followed.");
      return;
    }
    boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    boolean isZip = Submission.isZip(name);
    if (!isFolder && !isZip) {
      ignored.add(name + " is neither a folder nor a zip, and was not used.");
      return;
    }
    String plain = isFolder ? name : name.substring(0, name.length() - Submission.ZIP.length());
    Matcher moodle = MOODLE.matcher(plain);
    if (moodle.matches() && moodle.group(2).startsWith("onlinetext")) {
      ignored.add(name + " is text that was typed into Moodle, and was not used.");
      return;
    }
    String student = (moodle.matches() ? moodle.group(1) : plain).strip();
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
