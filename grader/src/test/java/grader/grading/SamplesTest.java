package grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import grader.intake.Submissions;
import grader.judge.Enforcement;
import grader.judge.Judge;
import grader.model.Account;
import grader.model.ChapterGrade;
import grader.model.Gradebook;
import grader.model.Student;
import grader.model.Terms;
import grader.report.Reports;
import grader.roster.Person;
import grader.roster.Roster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.course.Chapter;
import runner.course.Course;
import runner.protocol.Status;
import runner.run.Limits;

/** Twelve submissions of chapter 1 on the real servers, honest and hostile. */
class SamplesTest {
  private static final Course COURSE = Course.around(Path.of(""));
  private static final Chapter CHAPTER = COURSE.find("cache_aside");

  /** Long enough for an honest step on a busy machine, so short that a loop costs no minute. */
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(15), 256, 1);

  private static final Roster CLASS =
      new Roster(
          List.of(
              new Person("ann", "Ann Lee", Account.unknown(true), null),
              new Person("zoe", "Zoë Roe", Account.unknown(true), null)));

  /** Where they stand for instructors to try. */
  private static final Path SHIPPED = Path.of("src/test/resources/samples/submissions");

  @TempDir Path folder;

  /** Written anew with {@code -Dsamples.write=true}. */
  @Test
  void those_that_ship_are_made_of_the_programs_of_today() throws Exception {
    if (Boolean.getBoolean("samples.write")) {
      Samples.write(SHIPPED, CHAPTER);
    }
    Samples.write(folder, CHAPTER);
    assertThat(bytes(SHIPPED)).isEqualTo(bytes(folder));
  }

  @Test
  void each_gets_what_it_deserves_whatever_the_order_and_the_jobs() throws Exception {
    Samples.write(folder.resolve("work"), CHAPTER);
    Submissions submissions = Submissions.in(folder.resolve("work"));
    Gradebook book = grade(submissions, 2, "a");

    assertThat(book.students()).hasSize(13);
    assertThat(points(book)).isEqualTo(Samples.points(CHAPTER));
    assertThat(states(book)).isEqualTo(Samples.states());
    assertThat(byId(book).get("zoe").submitted()).isFalse();
    assertThat(byId(book).get("forger").suspicions()).isEmpty();

    List<grader.intake.Submission> reversed = new ArrayList<>(submissions.all());
    Collections.reverse(reversed);
    grade(new Submissions(reversed, submissions.ignored()), 1, "b");
    Map<String, String> again = files("b");
    assertThat(again.keySet()).isEqualTo(files("a").keySet());
    files("a").forEach((name, text) -> assertThat(again.get(name)).as(name).isEqualTo(text));
  }

  private Gradebook grade(Submissions submissions, int jobs, String name) throws Exception {
    Kept kept = new Kept(folder.resolve(name + "-judged"));
    String rules = Files.readString(COURSE.root().resolve("grader/policy.txt"));
    Terms terms = new Terms("enforce", true, "none");
    try (Judge judge = new Judge(rules, Enforcement.ENFORCE, LIMITS)) {
      Gradebook book =
          new Grading(List.of(CHAPTER), CLASS, terms, kept, new Silent())
              .grade(submissions, judge, "test", jobs, "2026-11-26T10:00:00Z");
      new Reports(folder.resolve(name)).write(book);
      return book;
    }
  }

  private static Map<String, Integer> points(Gradebook book) {
    return new TreeMap<>(
        book.students().stream().collect(Collectors.toMap(Student::id, Student::points)));
  }

  private static Map<String, Status> states(Gradebook book) {
    return new TreeMap<>(
        book.students().stream()
            .collect(Collectors.toMap(Student::id, student -> chapter(student).state())));
  }

  private static Map<String, Student> byId(Gradebook book) {
    return book.students().stream().collect(Collectors.toMap(Student::id, student -> student));
  }

  private static ChapterGrade chapter(Student student) {
    return student.chapters().get(0);
  }

  private static Map<String, String> bytes(Path root) throws IOException {
    Map<String, String> bytes = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        bytes.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return bytes;
  }

  private Map<String, String> files(String name) throws IOException {
    Path root = folder.resolve(name);
    Map<String, String> files = new LinkedHashMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        files.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }
}
