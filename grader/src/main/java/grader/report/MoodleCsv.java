package grader.report;

import grader.model.Account;
import grader.model.ChapterGrade;
import grader.model.Column;
import grader.model.Gradebook;
import grader.model.Student;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import runner.protocol.Status;

/**
 * The gradebook as Moodle imports it: a row for each student, and of each chapter the points and a
 * word of feedback. Moodle gives up the whole import over one row that it knows nobody for, so
 * whoever is not in the class is left out.
 *
 * @see <a href="https://github.com/moodle/moodle/blob/main/grade/import/csv/classes/load_data.php">
 *     Moodle: load_data.php</a>
 */
final class MoodleCsv {
  private MoodleCsv() {}

  static String of(Gradebook book) {
    List<String> header = new ArrayList<>(List.of("ID number", "Username", "Email address"));
    for (Column chapter : book.chapters()) {
      header.add(Words.assignment(chapter));
      header.add(Words.assignment(chapter) + " (feedback)");
    }
    Csv csv = new Csv(header);
    book.students().stream()
        .filter(student -> student.account().enrolled())
        .forEach(student -> csv.row(row(book, student)));
    return csv.toString();
  }

  private static List<Object> row(Gradebook book, Student student) {
    Account account = student.account();
    List<Object> row = new ArrayList<>(List.of(student.id(), account.login(), account.email()));
    for (int i = 0; i < book.chapters().size(); i++) {
      ChapterGrade chapter = student.chapters().get(i);
      row.add(Words.number(chapter.counted()));
      row.add(
          student.submitted()
              ? feedback(book.chapters().get(i), chapter)
              : "Nothing was handed in.");
    }
    return row;
  }

  private static String feedback(Column column, ChapterGrade chapter) {
    if (chapter.missing()) {
      return "Not handed in.";
    } else if (chapter.daysLate() == 0) {
      return verdict(column, chapter);
    }
    String late = " It was " + Words.late(chapter);
    return verdict(column, chapter)
        + (chapter.points() == 0
            ? late + "."
            : late + ", so it counts " + Words.number(chapter.counted()) + ".");
  }

  private static String verdict(Column column, ChapterGrade chapter) {
    if (chapter.unchanged()) {
      return "This is the unchanged starter.";
    } else if (chapter.stopped()) {
      return "It " + Words.of(chapter.state()) + ".";
    }
    List<String> failed = new ArrayList<>();
    for (int i = 0; i < column.steps().size(); i++) {
      Status status = chapter.steps().get(i).status();
      if (status != Status.PASS) {
        failed.add("step " + column.steps().get(i).step() + " " + Words.of(status));
      }
    }
    return failed.isEmpty()
        ? "Every step passes."
        : failed.stream().collect(Collectors.joining("; ", "Not yet: ", "."));
  }
}
