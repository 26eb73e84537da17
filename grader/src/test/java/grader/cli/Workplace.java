package grader.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import runner.FakeCourse;
import runner.Typed;
import runner.course.Course;
import runner.run.ServerSource;

/** A folder with a small course and submissions of it, in which the command is run. */
final class Workplace {
  private final Path folder;
  private String out = "";
  private String err = "";

  private Workplace(Path folder) {
    this.folder = folder;
  }

  /** A course with the policy of this one, and nothing handed in. */
  static Workplace in(Path folder) throws IOException {
    Path rules = Course.around(Path.of("")).root().resolve("grader/policy.txt");
    FakeCourse.in(folder).save("grader/policy.txt", Files.readString(rules));
    return new Workplace(folder);
  }

  /** Runs {@code grade} with these arguments, in no sandbox; its exit status. */
  int grade(String... arguments) {
    boolean merges = List.of(arguments).contains("merge");
    return run(merges ? arguments : with(arguments, "--sandbox", "none"));
  }

  private int run(String... arguments) {
    String[] all = with(new String[] {"grade"}, arguments);
    Typed typed =
        Typed.in(folder, "", false, progress -> ServerSource.none(), List.of(new Grade()), all);
    out = typed.out();
    err = typed.err();
    return typed.status();
  }

  /** What the last run printed. */
  String out() {
    return out;
  }

  /** What the last run complained of, and how far it was. */
  String err() {
    return err;
  }

  static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  /** Hands in an answer to chapter 0. */
  void submit(String student, String answer) {
    save("work/" + student + "/ch00_zero/Adder.java", FakeCourse.inPackage("ch00_zero", answer));
  }

  Path save(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Names of what is in a folder. */
  List<String> files(String name) {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
