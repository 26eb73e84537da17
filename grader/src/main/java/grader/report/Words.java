package grader.report;

import grader.model.ChapterGrade;
import grader.model.Column;
import runner.protocol.Status;

/** How a state is called where people read it. */
final class Words {
  private Words() {}

  /** What a chapter is called in a gradebook, where an import finds it again by this name. */
  static String assignment(Column chapter) {
    return "Two Copies " + chapter.number() + ": " + chapter.title();
  }

  static String of(ChapterGrade chapter) {
    return chapter.missing() ? "not handed in" : of(chapter.state());
  }

  static String of(Status status) {
    return switch (status) {
      case PASS -> "passes";
      case FAIL -> "fails";
      case COMPILE_ERROR -> "does not compile";
      case POLICY_VIOLATION -> "uses what it must not";
      case TIMEOUT -> "does not end";
      case CRASH -> "died";
      case NOT_RUN -> "not run";
    };
  }

  /** A letter or sign that tells states apart without colours. */
  static String sign(Status status) {
    return switch (status) {
      case PASS -> "✓";
      case FAIL -> "✗";
      case COMPILE_ERROR -> "C";
      case POLICY_VIOLATION -> "P";
      case TIMEOUT -> "T";
      case CRASH -> "D";
      case NOT_RUN -> "·";
    };
  }

  /** A number of points, without a decimal point if it needs none. */
  static Number number(double points) {
    return points == Math.rint(points) ? (Number) (long) points : (Number) points;
  }

  /** What being late cost, as the end of a sentence; empty if it was not. */
  static String lateness(ChapterGrade chapter) {
    return chapter.daysLate() == 0
        ? ""
        : "; "
            + counted(chapter.daysLate(), "day")
            + " late, so it counts "
            + number(chapter.counted());
  }

  static String counted(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}
