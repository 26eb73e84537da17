package grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import grader.intake.Submissions;
import grader.judge.Enforcement;
import grader.judge.Judge;
import grader.model.Gradebook;
import grader.model.Student;
import grader.model.Terms;
import grader.report.Reports;
import grader.roster.Roster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import runner.course.Chapter;
import runner.course.Course;
import runner.protocol.Status;
import runner.run.Limits;

/** Submissions whose harm is in files and names beside the answer, or in how they are packed. */
class HostileFoldersTest {
  private static final Course COURSE = Course.around(Path.of(""));
  private static final Chapter CHAPTER = COURSE.find("first_red");
  private static final String FILE = CHAPTER.folder() + "/" + CHAPTER.fileName();
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(30), 256, 1);
  private static final String PASSING_TEST =
      "package ch00_first_red; class TicketsTest { @org.junit.jupiter.api.Test void passes() {} }";

  /** Files that some build would obey. */
  private static final Map<String, String> BESIDE =
      Map.of(
          "exercises/src/ch00_first_red/TicketsTest.java", PASSING_TEST,
          "pom.xml", "<project><build><plugins><plugin/></plugins></build></project>",
          ".mvn/extensions.xml", "<extensions/>",
          ".mvn/jvm.config", "-javaagent:evil.jar",
          "exercises/src/junit-platform.properties",
              "junit.jupiter.extensions.autodetection.enabled=true",
          "META-INF/services/org.junit.platform.launcher.TestExecutionListener", "Evil",
          "META-INF/services/javax.annotation.processing.Processor", "Evil",
          "org/junit/jupiter/api/Assertions.class", "no class at all",
          "exercises/src/ch00_first_red/Tickets.class", "no class at all");

  @TempDir Path folder;

  @Test
  void cost_nobody_else_anything_and_earn_nothing() throws Exception {
    Path work = folder.resolve("work");
    String right = Assessor.solution(CHAPTER);
    String wrong = Files.readString(CHAPTER.starter().resolve(CHAPTER.fileName()));
    save(work, "honest", "exercises/src/" + FILE, right);
    besides(work, "edited, right", right);
    besides(work, "edited, wrong", wrong);
    link(work.resolve("link/exercises/src/" + FILE));
    link(work.resolve("link to a folder/exercises/src"));
    zip(work.resolve("absolute.zip"), "/" + folder + "/" + FILE, right);
    zip(work.resolve("climbs.zip"), "../honest/exercises/src/" + FILE, wrong);
    zip(work.resolve("huge.zip"), FILE, " ".repeat(100_000_000));
    zip(work.resolve("=1+1.zip"), FILE, wrong);
    save(work, "<b>bold", FILE, wrong);

    Gradebook book = grade(Submissions.in(work));
    new Reports(folder.resolve("grades")).write(book);

    assertThat(states(book))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    "honest", Status.PASS,
                    "edited, right", Status.PASS,
                    "edited, wrong", Status.FAIL,
                    "link", Status.COMPILE_ERROR,
                    "link to a folder", Status.NOT_RUN,
                    "absolute", Status.NOT_RUN,
                    "climbs", Status.NOT_RUN,
                    "huge", Status.COMPILE_ERROR,
                    "=1+1", Status.FAIL,
                    "<b>bold", Status.FAIL)));
    assertThat(book.students())
        .filteredOn(student -> student.points() > 0)
        .extracting(Student::id)
        .containsExactlyInAnyOrder("honest", "edited, right");
    assertThat(Files.readString(work.resolve("honest/exercises/src/" + FILE))).isEqualTo(right);
    assertThat(reports(".csv")).doesNotContainPattern("(?m)^\"?=1");
    assertThat(reports(".html")).doesNotContain("<b>bold");
  }

  private Gradebook grade(Submissions submissions) throws Exception {
    String rules = Files.readString(COURSE.root().resolve("grader/policy.txt"));
    try (Judge judge = new Judge(rules, Enforcement.ENFORCE, LIMITS)) {
      return new Grading(
              List.of(CHAPTER),
              new Roster(List.of()),
              new Terms("enforce", true, "none"),
              new Kept(folder.resolve("judged")),
              new Silent())
          .grade(submissions, judge, "test", 1, "2026-11-26T10:00:00Z");
    }
  }

  private static Map<String, Status> states(Gradebook book) {
    return new TreeMap<>(
        book.students().stream()
            .collect(Collectors.toMap(Student::id, student -> student.chapters().get(0).state())));
  }

  private String reports(String ending) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("grades"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private static void besides(Path work, String student, String text) throws IOException {
    save(work, student, "exercises/src/" + FILE, text);
    for (Map.Entry<String, String> each : BESIDE.entrySet()) {
      save(work, student, each.getKey(), each.getValue());
    }
  }

  private static void save(Path work, String student, String path, String text) throws IOException {
    Path file = work.resolve(student).resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** To the solution, or to the folder of all solutions. */
  private static void link(Path from) throws IOException {
    Path solution = CHAPTER.solution().resolve(CHAPTER.fileName());
    Files.createDirectories(from.getParent());
    Files.createSymbolicLink(from, from.endsWith(FILE) ? solution : CHAPTER.solution().getParent());
  }

  private static void zip(Path file, String name, String text) throws IOException {
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(name));
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
  }
}
