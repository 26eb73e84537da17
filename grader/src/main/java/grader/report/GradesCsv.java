package grader.report;

import grader.model.ChapterGrade;
import grader.model.Clean;
import grader.model.Column;
import grader.model.Gradebook;
import grader.model.StepGrade;
import grader.model.Student;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The gradebook as tables. */
final class GradesCsv {
  private static final String FURTHER = "FURTHER";

  private GradesCsv() {}

  /**
   * A row for each student: points and state of each chapter, and what counts of them if that can
   * be another number.
   *
   * @param feedback from the id of a student to the file with the feedback, as seen from the table
   */
  static String students(Gradebook book, UnaryOperator<String> feedback) {
    List<String> header = new ArrayList<>(List.of("id", "name", "submitted", "points", "of"));
    if (book.weighs()) {
      header.addAll(List.of("counted", "percent"));
    }
    for (Column chapter : book.chapters()) {
      header.add(chapter.folder());
      header.add(chapter.folder() + " state");
      if (book.weighs()) {
        header.addAll(List.of(chapter.folder() + " counted", chapter.folder() + " days late"));
      }
      if (!chapter.further().isEmpty()) {
        header.add(chapter.folder() + " further");
      }
    }
    header.add("feedback");
    Csv csv = new Csv(header);
    for (Student student : book.students()) {
      List<Object> row = new ArrayList<>();
      row.addAll(
          List.of(
              student.id(), student.name(), student.submitted(), student.points(), book.points()));
      if (book.weighs()) {
        row.add(Words.number(student.counted()));
        row.add(Words.number(book.percent(student)));
      }
      for (ChapterGrade chapter : student.chapters()) {
        row.add(chapter.points());
        row.add(chapter.missing() ? "MISSING" : chapter.state().name());
        if (book.weighs()) {
          row.addAll(List.of(Words.number(chapter.counted()), chapter.daysLate()));
        }
        if (!chapter.further().isEmpty()) {
          row.add(chapter.furtherPoints());
        }
      }
      row.add(feedback.apply(student.id()));
      csv.row(row);
    }
    return csv.toString();
  }

  /** A row for each step of each student; the kind of a further one is {@code FURTHER}. */
  static String steps(Gradebook book) {
    Csv csv =
        new Csv(
            List.of(
                "id", "name", "chapter", "step", "title", "kind", "status", "points", "of", "flaky",
                "missing", "message"));
    for (Student student : book.students()) {
      for (int i = 0; i < book.chapters().size(); i++) {
        Column column = book.chapters().get(i);
        ChapterGrade chapter = student.chapters().get(i);
        for (int j = 0; j < column.steps().size(); j++) {
          Column.Task task = column.steps().get(j);
          csv.row(row(student, chapter, task, task.kind(), chapter.steps().get(j)));
        }
        for (int j = 0; j < column.further().size(); j++) {
          csv.row(
              row(student, chapter, column.further().get(j), FURTHER, chapter.further().get(j)));
        }
      }
    }
    return csv.toString();
  }

  private static List<Object> row(
      Student student, ChapterGrade chapter, Column.Task task, String kind, StepGrade step) {
    return List.of(
        student.id(),
        student.name(),
        chapter.folder(),
        task.step(),
        task.title(),
        kind,
        step.status().name(),
        step.points(),
        task.points(),
        step.flaky(),
        chapter.missing(),
        Clean.line(step.message().lines().findFirst().orElse("")));
  }
}
