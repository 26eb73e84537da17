package grader.further;

import grader.source.Bare;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import runner.cache.CacheFolder;
import runner.cache.Hash;
import runner.course.Chapter;
import runner.course.Course;
import runner.course.SourceText;
import runner.course.StepCard;
import runner.trouble.CommandError;

/**
 * Further tests of one chapter.
 *
 * @param of the chapter of the course
 * @param tests all test classes in the folder
 */
record TestFolder(Chapter of, Path folder, List<SourceText> tests) {
  private static final Pattern TEST =
      Pattern.compile("@(?:\\w+\\.)*\\w*Test(?!\\w).*?\\bvoid (\\w+)", Pattern.DOTALL);

  static TestFolder of(Chapter chapter, Path folder) {
    List<SourceText> tests =
        java(folder).stream()
            .filter(file -> file.path().getFileName().toString().endsWith("Test.java"))
            .toList();
    if (tests.isEmpty()) {
      throw new CommandError(folder + " holds no file whose name ends with Test.java.");
    }
    return new TestFolder(chapter, folder, tests);
  }

  /**
   * The chapter with these tests in place of its own.
   *
   * @throws CommandError if not all of them would be run
   */
  Chapter chapter() {
    Chapter found = read(shelf());
    List<String> unknown = names();
    found.steps().stream().flatMap(step -> step.tests().stream()).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new CommandError(
          folder
              + ": "
              + String.join(", ", unknown)
              + " would not be run. Put each test into a nested class with @Step, in the one class"
              + " with @Chapter.");
    }
    long numbers = found.steps().stream().mapToInt(StepCard::number).distinct().count();
    if (numbers != found.steps().size()) {
      throw new CommandError(folder + " has two steps of one number.");
    }
    return new Chapter(
        found.root(), found.folder(), found.number(), found.test(), of.fileName(), found.card());
  }

  /** Names of all methods that are marked as tests. */
  private List<String> names() {
    return tests.stream()
        .flatMap(test -> TEST.matcher(Bare.text(test.text())).results())
        .map(test -> test.group(1))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private Chapter read(Path root) {
    Course course = Course.at(root);
    return course.chapters().stream()
        .findFirst()
        .orElseThrow(
            () -> new CommandError(folder + " holds no class with @Chapter and steps with @Step."));
  }

  /**
   * A folder laid out as a course of this one chapter: these tests beside the course's own starter
   * and solution. It is named after what it holds, so that what was judged by it can be kept.
   */
  private Path shelf() {
    CacheFolder cache = CacheFolder.of("further");
    List<SourceText> starter = java(of.starter());
    List<SourceText> solution = java(of.solution());
    Hash hash = new Hash().add(of.folder());
    Stream.of(tests, starter, solution)
        .flatMap(List::stream)
        .forEach(file -> hash.add(file.path().getFileName().toString()).add(file.text()));
    String key = hash.key();
    if (!Files.isDirectory(cache.entry(key))) {
      cache.put(
          key,
          root -> {
            write(tests, root.resolve(Course.SOURCES));
            write(starter, root.resolve("solutions/starters"));
            write(solution, root.resolve("solutions/src"));
            return root;
          });
    }
    cache.touch(cache.entry(key));
    return cache.entry(key);
  }

  private void write(List<SourceText> files, Path source) throws IOException {
    Path target = Files.createDirectories(source.resolve(of.folder()));
    for (SourceText file : files) {
      Files.writeString(target.resolve(file.path().getFileName().toString()), file.text());
    }
  }

  private static List<SourceText> java(Path folder) {
    List<SourceText> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .forEach(file -> texts.add(SourceText.read(file)));
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(folder + " can't be read", unreadable);
    }
  }
}
