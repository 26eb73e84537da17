package grader.report;

import grader.model.ChapterGrade;
import grader.model.Column;
import java.util.List;
import runner.protocol.Status;

/** How a state is called where people read it. */
final class Words {
  private static final List<String> NTH =
      List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh");

  private Words() {}

  /** What a chapter is called in a gradebook, where an import finds it again by this name. */
  static String assignment(Column chapter) {
    return "Two Copies " + chapter.number() + ": " + chapter.title();
  }

  static String of(ChapterGrade chapter) {
    if (chapter.missing()) {
      return "not handed in";
    }
    return chapter.unchanged() ? "unchanged starter" : of(chapter.state());
  }

  /** What sets a step apart, as the end of its title; empty for those of everybody's path. */
  static String kind(Column.Task task) {
    return switch (task.kind()) {
      case "GUARD" -> " (guard, no points)";
      case "HOME" -> " (for home)";
      default -> "";
    };
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

  /** How late it was and what is left of its points, as the end of a sentence; empty in time. */
  static String lateness(ChapterGrade chapter) {
    if (chapter.daysLate() == 0) {
      return "";
    }
    return "; "
        + late(chapter)
        + (chapter.points() == 0 ? "" : ", so it counts " + number(chapter.counted()));
  }

  /** How late it was; only if it was. */
  static String late(ChapterGrade chapter) {
    int days = chapter.daysLate();
    return "late, " + (days <= NTH.size() ? NTH.get(days - 1) + " day" : "day " + days) + " begun";
  }

  static String counted(int n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}
