package runner.selfcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import runner.protocol.Status;
import runner.report.Ink;
import runner.run.ChapterResult;
import runner.run.StepResult;

/** One line for each program of a chapter, one sign for each step. */
record Matrix(Ink ink) {
  private static final int NAME = 44;

  List<String> lines(Gallery gallery, Map<Program, ChapterResult> results) {
    List<String> lines = new ArrayList<>();
    StringBuilder head = new StringBuilder(name(gallery.chapter().folder()));
    gallery.chapter().steps().forEach(step -> head.append(cell(String.valueOf(step.number()))));
    lines.add(ink.strong(head.toString()));
    for (Program program : gallery.programs()) {
      ChapterResult result = results.get(program);
      if (result != null) {
        lines.add(name("  " + program.name()) + signs(result));
      }
    }
    return lines;
  }

  /** What the signs mean. */
  String legend() {
    return "+ passes   x fails   . can't be judged yet   T does not end   C crashes or does not"
        + " compile";
  }

  private String signs(ChapterResult result) {
    StringBuilder signs = new StringBuilder();
    for (StepResult step : result.steps()) {
      String sign = cell(sign(step.status()));
      signs.append(
          switch (step.status()) {
            case PASS -> ink.good(sign);
            case NOT_RUN -> ink.faint(sign);
            default -> ink.bad(sign);
          });
    }
    return signs.toString();
  }

  private static String sign(Status status) {
    return switch (status) {
      case PASS -> "+";
      case FAIL -> "x";
      case NOT_RUN -> ".";
      case TIMEOUT -> "T";
      case CRASH, COMPILE_ERROR, POLICY_VIOLATION -> "C";
    };
  }

  private static String name(String text) {
    return String.format(Locale.ROOT, "%-" + NAME + "s", text);
  }

  private static String cell(String text) {
    return String.format(Locale.ROOT, "%3s", text);
  }
}
