package grader.report;

import grader.model.Account;
import grader.model.ChapterGrade;
import grader.model.Column;
import grader.model.Counting;
import grader.model.Gradebook;
import grader.model.StepGrade;
import grader.model.StepGrade.TestGrade;
import grader.model.Student;
import grader.model.Terms;
import java.util.List;
import runner.protocol.Status;

/** A small gradebook in which everything occurs, bad names and messages too. */
final class Books {
  static final String NAME = "=cmd|' /C calc'!A0 <script>alert(1)</script> `x` [a](b)";
  static final String MESSAGE = "customers saw \"</i><script>alert(2)</script>\"\n```\n]]> & more";

  private Books() {}

  static Gradebook small() {
    Column.Task first =
        new Column.Task(1, "one & one is two", 2, "CORE", "OneAndOne", "Look *up*.");
    Column.Task second = new Column.Task(2, "none wraps", 1, "HOME", "Large", "");
    Column chapter =
        new Column(
            "ch00_zero", 0, "zero", "adding", 3, Counting.USUAL, List.of(first, second), List.of());
    return new Gradebook(
        Gradebook.VERSION,
        "2026-11-26T10:00:00Z",
        new Terms("enforce", true, "none"),
        null,
        List.of(chapter),
        List.of(
            student(
                "ann", "Ann Lee", true, step(1, Status.PASS, 2, ""), step(2, Status.PASS, 1, "")),
            student("../b", NAME, true, step(1, Status.FAIL, 0, MESSAGE), waits(2)),
            late("carl"),
            student("CON", "", true, broken(1), broken(2)),
            student("dora", "Dora", false, waits(1), waits(2))),
        List.of("<b> is a link, and links are not followed."));
  }

  private static Student late(String id) {
    ChapterGrade grade =
        ChapterGrade.of(
            "ch00_zero",
            List.of(
                step(1, Status.TIMEOUT, 0, "It was stopped."), step(2, Status.PASS, 1, "").again()),
            List.of("It was run although the policy forbids: <x>"));
    return new Student(
        id,
        "",
        Account.unknown(false),
        true,
        "",
        1,
        1,
        List.of(grade),
        List.of("a*b was not used."),
        List.of("x is no plain file."));
  }

  private static Student student(String id, String name, boolean submitted, StepGrade... steps) {
    ChapterGrade grade = ChapterGrade.of("ch00_zero", List.of(steps), List.of());
    return new Student(
        id,
        name,
        new Account(true, id + "@school.example", "", "B;1", ""),
        submitted,
        "",
        grade.points(),
        grade.counted(),
        List.of(grade),
        List.of(),
        List.of());
  }

  private static StepGrade step(int number, Status status, int points, String message) {
    List<TestGrade> tests =
        List.of(new TestGrade("is_two", status == Status.TIMEOUT ? Status.NOT_RUN : status));
    return new StepGrade(number, status, points, false, message, tests);
  }

  private static StepGrade waits(int number) {
    return new StepGrade(number, Status.NOT_RUN, 0, false, "step 1 first", List.of());
  }

  private static StepGrade broken(int number) {
    return new StepGrade(
        number, Status.COMPILE_ERROR, 0, false, "Adder.java:3: ';' expected", List.of());
  }
}
