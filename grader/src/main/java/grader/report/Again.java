package grader.report;

import grader.model.StepGrade;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that show a student again what the grader saw. */
final class Again {
  /** How the lab signs a story, for example "Step 4, schedule 17, seed 123." */
  private static final Pattern SIGNATURE =
      Pattern.compile("(?m)^Step (\\d{1,3}), (?:schedule (\\d{1,9}), )?seed (\\d{1,18})\\.$");

  private Again() {}

  /** The one for a chapter that was not run. */
  static String command(int chapter) {
    return "./workbook check " + chapter;
  }

  /** The one that draws the values of a step's story again, and plays its schedule. */
  static String command(int chapter, StepGrade step) {
    StringBuilder command = new StringBuilder(command(chapter) + " --step " + step.step());
    String seed = "";
    String schedule = "";
    for (Matcher signed = SIGNATURE.matcher(step.message()); signed.find(); ) {
      if (signed.group(1).equals(String.valueOf(step.step()))) {
        schedule = signed.group(2) == null ? "" : " --schedule " + signed.group(2);
        seed = " --seed " + signed.group(3);
      }
    }
    return command.append(seed).append(schedule).toString();
  }
}
