package grader.report;

import grader.model.ChapterGrade;
import grader.model.Column;
import grader.model.Counting;
import grader.model.Gradebook;
import grader.model.StepGrade;
import grader.model.Student;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import runner.protocol.Status;

/** What one student is told, as Markdown: points, and of each failed step its story and a hint. */
final class Feedback {
  private final Gradebook book;
  private final List<String> lines = new ArrayList<>();

  private Feedback(Gradebook book) {
    this.book = book;
  }

  static String of(Gradebook book, Student student) {
    Feedback feedback = new Feedback(book);
    feedback.write(student);
    return String.join("\n", feedback.lines) + "\n";
  }

  private void write(Student student) {
    add("# " + Markdown.inline(student.shown()));
    if (!student.submitted()) {
      add("Nothing was handed in: 0 of " + Words.counted(book.points(), "point") + ".");
      student.notes().forEach(note -> add(Markdown.inline(note)));
      return;
    }
    add("**" + student.points() + " of " + Words.counted(book.points(), "point") + "**");
    if (book.weighs()) {
      add(percent(book, student));
    }
    lines.addAll(
        book.weighs()
            ? List.of("| chapter | points | weight | due | |", "|---|---|---|---|---|")
            : List.of("| chapter | points | |", "|---|---|---|"));
    for (int i = 0; i < book.chapters().size(); i++) {
      lines.add(row(book.chapters().get(i), student.chapters().get(i)));
    }
    lines.add("");
    further(book, student).forEach(this::add);
    student.notes().forEach(note -> add(Markdown.inline(note)));
    for (int i = 0; i < book.chapters().size(); i++) {
      write(book.chapters().get(i), student.chapters().get(i));
    }
  }

  /** How many of the instructor's own tests pass, and nothing else about them. */
  private static List<String> further(Gradebook book, Student student) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < book.chapters().size(); i++) {
      ChapterGrade chapter = student.chapters().get(i);
      if (!chapter.further().isEmpty() && !chapter.missing()) {
        all.add(
            "Chapter "
                + book.chapters().get(i).number()
                + ": "
                + chapter.furtherPassed()
                + " of "
                + Words.counted(chapter.further().size(), "further test")
                + " passed.");
      }
    }
    return all;
  }

  private static String percent(Gradebook book, Student student) {
    String lateness = new CountingWords(book).lateness();
    return "With weights and due dates that is "
        + Words.number(book.percent(student))
        + " %: "
        + Words.number(student.counted())
        + " of "
        + Words.number(book.weighted())
        + ", where what each chapter counts is taken times its weight."
        + (lateness.isEmpty() ? "" : " " + lateness);
  }

  private String row(Column column, ChapterGrade chapter) {
    Counting counting = column.counting();
    List<Object> cells = new ArrayList<>();
    cells.add(column.number() + " · " + column.title());
    cells.add(chapter.points() + " of " + column.points());
    if (book.weighs()) {
      cells.add(Words.number(counting.weight()));
      cells.add(CountingWords.due(counting));
    }
    cells.add(Words.of(chapter) + Words.lateness(chapter));
    return cells.stream().map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |"));
  }

  private void write(Column column, ChapterGrade chapter) {
    if (chapter.missing() || chapter.unchanged() || chapter.state() == Status.PASS) {
      return;
    }
    add("## Chapter " + column.number() + " · " + column.title());
    if (chapter.stopped()) {
      add("It " + Words.of(chapter.state()) + ", so none of its steps was run:");
      add(Markdown.block(chapter.steps().get(0).message()));
      again(Again.command(column.number()));
    } else {
      steps(column, chapter);
    }
  }

  private void steps(Column column, ChapterGrade chapter) {
    for (int i = 0; i < column.steps().size(); i++) {
      lines.add(line(column.steps().get(i), chapter.steps().get(i)));
    }
    lines.add("");
    for (int i = 0; i < column.steps().size(); i++) {
      StepGrade step = chapter.steps().get(i);
      if (step.status() != Status.PASS && step.status() != Status.NOT_RUN) {
        story(column, column.steps().get(i), step);
      }
    }
  }

  private static String line(Column.Task task, StepGrade step) {
    String waits =
        step.status() == Status.NOT_RUN
            ? " (" + Markdown.inline(step.message().lines().findFirst().orElse("")) + ")"
            : "";
    String flaky = step.flaky() ? ", at the second try" : "";
    String points = task.points() == 0 ? "" : ", " + step.points() + " of " + task.points();
    return "- step "
        + task.step()
        + ", "
        + task.title()
        + Words.kind(task)
        + ": "
        + Words.of(step.status())
        + waits
        + flaky
        + points;
  }

  private void story(Column column, Column.Task task, StepGrade step) {
    add("### Step " + task.step() + ": " + task.title());
    if (!step.message().isEmpty()) {
      add(Markdown.block(step.message()));
    }
    again(Again.command(column.number(), step));
    if (!task.hint().isEmpty()) {
      add("A hint: " + task.hint());
    }
  }

  private void again(String command) {
    add("To see it again: `" + command + "`");
  }

  /** A paragraph. */
  private void add(String paragraph) {
    lines.add(paragraph);
    lines.add("");
  }
}
