package grader.report;

import grader.model.Column;
import grader.model.Gradebook;
import grader.model.Student;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import runner.protocol.Status;

/**
 * How a class did on one step.
 *
 * @param failed for how many of them it did not pass
 * @param ran for how many who changed the chapter's starter it was run
 */
record Tally(Column column, Column.Task task, int failed, int ran) {

  /** Steps that earn points, those first that failed most. */
  static List<Tally> of(Gradebook book) {
    List<Tally> all = new ArrayList<>();
    for (int chapter = 0; chapter < book.chapters().size(); chapter++) {
      Column column = book.chapters().get(chapter);
      for (int step = 0; step < column.steps().size(); step++) {
        all.add(of(book, column, chapter, step));
      }
    }
    all.removeIf(each -> each.task().points() == 0 || each.ran() == 0);
    all.sort(Comparator.comparingInt(Tally::failed).reversed());
    return all;
  }

  private static Tally of(Gradebook book, Column column, int chapter, int step) {
    List<Status> statuses =
        book.students().stream()
            .filter(Student::submitted)
            .map(student -> student.chapters().get(chapter))
            .filter(grade -> !grade.missing() && !grade.unchanged())
            .map(grade -> grade.steps().get(step).status())
            .toList();
    return new Tally(
        column,
        column.steps().get(step),
        (int) statuses.stream().filter(Tally::isFailure).count(),
        (int) statuses.stream().filter(each -> each == Status.PASS || isFailure(each)).count());
  }

  private static boolean isFailure(Status status) {
    return status == Status.FAIL || status == Status.TIMEOUT || status == Status.CRASH;
  }
}
