package runner.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * What a worker is asked to run.
 *
 * @param classes folder of the compiled chapter
 * @param testClass binary name of the chapter's test
 * @param steps in the order in which to run them
 * @param stepMillis longest real time for one step
 * @param settings system properties to set before, for example where the servers are
 */
public record Job(
    String classes,
    String testClass,
    List<Step> steps,
    long stepMillis,
    List<Setting> settings) {

  /** One step: its number and the binary name of its nested test class. */
  public record Step(int number, String nested) {}

  /** A system property. */
  public record Setting(String name, String value) {}

  /** The package of the chapter. */
  public String packageName() {
    int dot = testClass.lastIndexOf('.');
    return dot < 0 ? "" : testClass.substring(0, dot);
  }

  /** This job as one line. */
  public String line() {
    List<String> fields = new ArrayList<>(List.of(classes, testClass, String.valueOf(stepMillis)));
    fields.add(String.valueOf(steps.size()));
    for (Step step : steps) {
      fields.add(String.valueOf(step.number()));
      fields.add(step.nested());
    }
    for (Setting setting : settings) {
      fields.add(setting.name());
      fields.add(setting.value());
    }
    return Fields.join(fields);
  }

  /** Reads what {@link #line} made. */
  public static Job of(String line) {
    List<String> fields = Fields.split(line);
    int end = 4 + 2 * Integer.parseInt(fields.get(3));
    List<Step> steps = new ArrayList<>();
    for (int i = 4; i < end; i += 2) {
      steps.add(new Step(Integer.parseInt(fields.get(i)), fields.get(i + 1)));
    }
    List<Setting> settings = new ArrayList<>();
    for (int i = end; i + 1 < fields.size(); i += 2) {
      settings.add(new Setting(fields.get(i), fields.get(i + 1)));
    }
    return new Job(
        fields.get(0), fields.get(1), steps, Long.parseLong(fields.get(2)), settings);
  }
}
