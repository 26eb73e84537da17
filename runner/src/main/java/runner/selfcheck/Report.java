package runner.selfcheck;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import runner.course.Chapter;
import runner.course.Course;
import runner.report.Ink;
import runner.run.ChapterResult;

/** The self-check as somebody reads it: a matrix for each chapter, then what is wrong. */
public final class Report {
  private final SelfCheck check;
  private final Consumer<String> out;
  private final Ink ink;

  public Report(SelfCheck check, Ink ink, Consumer<String> out) {
    this.check = check;
    this.out = out;
    this.ink = ink;
  }

  /**
   * Checks these chapters and says what was seen.
   *
   * @param whole whether to check what concerns all chapters too
   * @param repeat how often each program is run, at least once
   * @return whether nothing is wrong
   */
  public boolean of(List<Chapter> chapters, boolean whole, int repeat) {
    Matrix matrix = new Matrix(ink);
    for (Chapter chapter : chapters) {
      Gallery gallery = Gallery.of(chapter);
      Map<Program, ChapterResult> results = check.check(gallery, repeat);
      matrix.lines(gallery, results).forEach(out);
      out.accept("");
    }
    if (whole) {
      check.checkCourse();
    }
    out.accept(matrix.legend());
    out.accept("");
    check.faults().forEach(fault -> out.accept(ink.bad("fault ") + fault + "\n"));
    out.accept(
        check.programs()
            + " programs run, "
            + check.judgements()
            + " steps judged, "
            + count(check.faults().size())
            + ".");
    return check.faults().isEmpty();
  }

  /** All chapters of a course. */
  public boolean of(Course course, int repeat) {
    return of(course.chapters(), true, repeat);
  }

  private static String count(int faults) {
    return faults == 0 ? "no faults" : faults == 1 ? "1 fault" : faults + " faults";
  }
}
