package grader.cli;

import grader.model.ChapterGrade;
import grader.model.Gradebook;
import grader.model.Student;
import grader.report.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import runner.protocol.Status;
import runner.report.Ink;

/** How a grading went, in a few lines on the screen. */
final class Summary {
  private static final int MOST_REMARKS = 10;

  private Summary() {}

  /**
   * The lines.
   *
   * @param folder with the reports, as the reader can type it
   */
  static List<String> of(Gradebook book, String folder, Ink ink) {
    List<String> lines = new ArrayList<>();
    List<Student> submitted = book.students().stream().filter(Student::submitted).toList();
    double mean = submitted.stream().mapToInt(Student::points).average().orElse(0);
    if (book.shard() != null) {
      lines.add(
          "This is "
              + book.shard().told()
              + ", without who has nothing in it: grade merge puts the parts together.");
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "%d of %d students handed in; they earned %.1f of %d points on average.",
            submitted.size(),
            book.students().size(),
            mean,
            book.points()));
    String odd = odd(submitted);
    if (!odd.isEmpty()) {
      lines.add(
          "Answers that do not compile, are refused, do not end or end the program: "
              + ink.bad(odd)
              + ".");
    }
    if (!book.terms().trusted()) {
      lines.add(ink.bad("With --policy " + book.terms().policy() + " these grades can be forged."));
    }
    book.remarks().stream().limit(MOST_REMARKS).forEach(lines::add);
    if (book.remarks().size() > MOST_REMARKS) {
      lines.add((book.remarks().size() - MOST_REMARKS) + " more such remarks are in the report.");
    }
    lines.add("Begin with " + ink.strong(folder + "/" + Reports.OVERVIEW) + ".");
    return lines;
  }

  /** States that have nothing to do with what is right or wrong, each with its number. */
  private static String odd(List<Student> students) {
    Map<Status, Long> counts =
        students.stream()
            .flatMap(student -> student.chapters().stream())
            .map(ChapterGrade::state)
            .filter(Summary::isOdd)
            .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }

  private static boolean isOdd(Status state) {
    return state != Status.PASS && state != Status.FAIL && state != Status.NOT_RUN;
  }
}
