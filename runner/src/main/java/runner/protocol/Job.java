package runner.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * What a worker is asked to run.
 *
 * @param classes folders of the compiled chapter, as a class path
 * @param testClass binary name of the chapter's test
 * @param steps in the order in which to run them
 * @param stepMillis longest real time for one step
 */
public record Job(String classes, String testClass, List<Step> steps, long stepMillis) {

  /** One step: its number and the binary name of its nested test class. */
  public record Step(int number, String nested) {}

  /** The package of the chapter. */
  public String packageName() {
    int dot = testClass.lastIndexOf('.');
    return dot < 0 ? "" : testClass.substring(0, dot);
  }

  /** This job as one line. */
  public String line() {
    List<String> fields = new ArrayList<>(List.of(classes, testClass, String.valueOf(stepMillis)));
    for (Step step : steps) {
      fields.add(String.valueOf(step.number()));
      fields.add(step.nested());
    }
    return Fields.join(fields);
  }

  /** Reads what {@link #line} made. */
  public static Job of(String line) {
    List<String> fields = Fields.split(line);
    List<Step> steps = new ArrayList<>();
    for (int i = 3; i + 1 < fields.size(); i += 2) {
      steps.add(new Step(Integer.parseInt(fields.get(i)), fields.get(i + 1)));
    }
    return new Job(fields.get(0), fields.get(1), steps, Long.parseLong(fields.get(2)));
  }
}
