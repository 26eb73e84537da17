package grader.report;

import grader.model.Account;
import grader.model.Column;
import grader.model.Gradebook;
import grader.model.Student;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradebook as Canvas imports it: five columns say who a student is, each further one is an
 * assignment, and the second row holds the points that can be had. Canvas looks for a student by
 * its own number, then by the SIS ids, then by the name; whoever is not in the class is left out.
 *
 * @see <a href="https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb">
 *     Canvas: gradebook_importer.rb</a>
 */
final class CanvasCsv {
  private static final List<String> PERSON =
      List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section");

  private CanvasCsv() {}

  static String of(Gradebook book) {
    List<Object> header = new ArrayList<>(PERSON);
    List<Object> possible = new ArrayList<>(List.of("    Points Possible", "", "", "", ""));
    for (Column chapter : book.chapters()) {
      header.add(Words.assignment(chapter));
      possible.add(chapter.points());
    }
    Csv csv = new Csv(header).row(possible);
    book.students().stream()
        .filter(student -> student.account().enrolled())
        .forEach(student -> csv.row(row(student)));
    return csv.toString();
  }

  private static List<Object> row(Student student) {
    Account account = student.account();
    List<Object> row =
        new ArrayList<>(
            List.of(
                student.shown(),
                account.canvasId(),
                student.id(),
                account.login(),
                account.section()));
    student.chapters().forEach(chapter -> row.add(Words.number(chapter.counted())));
    return row;
  }
}
