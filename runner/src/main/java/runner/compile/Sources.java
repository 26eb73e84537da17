package runner.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import runner.cache.Hash;
import runner.course.Chapter;
import runner.course.SourceText;
import runner.trouble.CommandError;

/**
 * All files of one chapter as they were at one moment.
 *
 * @param yours the reader's, or those that replace them
 * @param tests the chapter's test classes, or its demo, which nobody can replace
 */
public record Sources(List<SourceText> yours, List<SourceText> tests) {

  /**
   * What the reader has in the chapter's own folder.
   *
   * @throws CommandError if the file to edit is missing
   */
  public static Sources of(Chapter chapter) {
    if (!Files.exists(chapter.file())) {
      throw new CommandError(
          chapter.root().relativize(chapter.file())
              + " is missing; the command 'reset "
              + chapter.number()
              + "' brings it back.");
    }
    return new Sources(read(answers(chapter.directory())), tests(chapter));
  }

  /**
   * The chapter with the reader's files replaced.
   *
   * @param folder laid out as {@code exercises/src}, or holds the chapter's file itself
   * @throws CommandError if it holds neither
   */
  public static Sources of(Chapter chapter, Path folder) {
    List<Path> files = new ArrayList<>(answers(folder(chapter, folder)));
    answers(chapter.starter()).stream().filter(file -> isMissing(file, files)).forEach(files::add);
    return new Sources(read(files), tests(chapter));
  }

  /** The chapter with one file as the reader's answer. */
  public static Sources of(Chapter chapter, SourceText answer) {
    List<SourceText> yours = new ArrayList<>(List.of(answer));
    answers(chapter.starter()).stream()
        .filter(file -> !file.getFileName().equals(answer.path().getFileName()))
        .map(SourceText::read)
        .forEach(yours::add);
    return new Sources(yours, tests(chapter));
  }

  /** The same files beside the chapter's demo in place of its tests. */
  public Sources played(Chapter chapter) {
    return new Sources(yours, List.of(SourceText.read(chapter.demo())));
  }

  /** Whether both hold the same answer, wherever it lies and however its lines end. */
  public boolean hasSameAnswer(Sources other) {
    return texts(yours).equals(texts(other.yours));
  }

  private static Map<String, String> texts(List<SourceText> files) {
    return files.stream()
        .collect(
            Collectors.toMap(
                file -> file.path().getFileName().toString(),
                file -> file.text().replace("\r\n", "\n").strip()));
  }

  /** Of a folder given by the reader, the one that holds the chapter's file; see {@link #of}. */
  public static Path folder(Chapter chapter, Path folder) {
    String file = chapter.fileName();
    for (Path holder : List.of(folder.resolve(chapter.folder()), folder)) {
      if (Files.exists(holder.resolve(file))) {
        return holder;
      }
    }
    throw new CommandError(
        folder + " holds neither " + chapter.folder() + "/" + file + " nor " + file + ".");
  }

  /** Changes whenever a file's name or text does. */
  public String key() {
    Hash hash = new Hash();
    all().forEach(file -> hash.add(file.path().toString()).add(file.text()));
    return hash.key();
  }

  List<SourceText> all() {
    return Stream.concat(yours.stream(), tests.stream()).toList();
  }

  boolean isYours(SourceText file) {
    return yours.contains(file);
  }

  private static List<SourceText> tests(Chapter chapter) {
    return read(files(chapter.directory()).stream().filter(Sources::isTest).toList());
  }

  /** Java files that are neither tests nor the demo, which is not needed to judge an answer. */
  private static List<Path> answers(Path folder) {
    return files(folder).stream()
        .filter(file -> !isTest(file) && !file.getFileName().toString().equals("Demo.java"))
        .toList();
  }

  private static boolean isTest(Path file) {
    return file.getFileName().toString().endsWith("Test.java");
  }

  private static boolean isMissing(Path file, List<Path> among) {
    return among.stream().noneMatch(other -> other.getFileName().equals(file.getFileName()));
  }

  private static List<SourceText> read(List<Path> files) {
    return files.stream().map(SourceText::read).toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }
}
