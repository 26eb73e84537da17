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
 * @param passed how many of those who changed the chapter's starter
 * @param failed how many of them whose code was run and did not pass
 * @param begun how many changed the chapter's starter and handed it in
 */
record Tally(Column column, Column.Task task, int passed, int failed, int begun) {

  /** Steps that earn points, those first that failed most. */
  static List<Tally> of(Gradebook book) {
    List<Tally> all = new ArrayList<>();
    for (int chapter = 0; chapter < book.chapters().size(); chapter++) {
      Column column = book.chapters().get(chapter);
      for (int step = 0; step < column.steps().size(); step++) {
        all.add(of(book, column, chapter, step));
      }
    }
    all.removeIf(each -> each.task().points() == 0 || each.begun() == 0);
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
        (int) statuses.stream().filter(each -> each == Status.PASS).count(),
        (int) statuses.stream().filter(Tally::isFailure).count(),
        statuses.size());
  }

  private static boolean isFailure(Status status) {
    return status == Status.FAIL || status == Status.TIMEOUT || status == Status.CRASH;
  }
}
