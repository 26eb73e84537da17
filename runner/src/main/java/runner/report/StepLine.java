package runner.report;

import java.util.Locale;
import runner.course.StepCard;
import runner.run.StepResult;

/** How a step went, on one line. */
final class StepLine {
  private StepLine() {}

  static String of(StepResult step, Ink ink) {
    StepCard card = step.card();
    String head =
        String.format(Locale.ROOT, "  %s %2d  %s", word(step, ink), card.number(), card.title());
    return head
        + switch (step.status()) {
          case PASS -> ink.faint(" (" + points(card) + schedules(step) + ")");
          case NOT_RUN -> ink.faint(" (" + firstLine(step) + ")");
          default -> ink.faint(kind(card));
        };
  }

  private static String word(StepResult step, Ink ink) {
    return switch (step.status()) {
      case PASS -> ink.good("pass");
      case NOT_RUN -> ink.faint("wait");
      case COMPILE_ERROR -> ink.faint("wait");
      case TIMEOUT -> ink.bad("TIME");
      case CRASH -> ink.bad("DIED");
      default -> ink.bad("FAIL");
    };
  }

  private static String points(StepCard card) {
    return switch (card.kind()) {
      case GUARD -> "guard";
      default -> TextReport.counted(card.points(), "point");
    };
  }

  private static String kind(StepCard card) {
    return switch (card.kind()) {
      case CORE -> "";
      case HOME -> " (for home)";
      case GUARD -> " (guard)";
    };
  }

  private static String schedules(StepResult step) {
    return step.schedules().map(tried -> ", " + tried.words()).orElse("");
  }

  private static String firstLine(StepResult step) {
    return step.message().lines().findFirst().orElse("not run");
  }
}
