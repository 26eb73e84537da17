package runner.protocol;

import java.util.ArrayList;
import java.util.List;

/** What a parent tells its worker; one line each. Its settings become system properties first. */
public sealed interface Order {

  /** Get warm, if there is nothing else to do. */
  record Warm(List<Setting> settings) implements Order {}

  /** Run a job. */
  record Run(List<Setting> settings, Job job) implements Order {}

  /** A system property: where the servers are, which values to draw. */
  record Setting(String name, String value) {}

  List<Setting> settings();

  /** This order as one line. */
  default String line() {
    List<String> fields = new ArrayList<>();
    fields.addAll(this instanceof Run run ? List.of("RUN", run.job().line()) : List.of("WARM", ""));
    for (Setting setting : settings()) {
      fields.addAll(List.of(setting.name(), setting.value()));
    }
    return Fields.join(fields);
  }

  /** Reads what {@link #line} made. */
  static Order of(String line) {
    List<String> fields = Fields.split(line);
    List<Setting> settings = new ArrayList<>();
    for (int i = 2; i + 1 < fields.size(); i += 2) {
      settings.add(new Setting(fields.get(i), fields.get(i + 1)));
    }
    return fields.get(0).equals("RUN")
        ? new Run(settings, Job.of(fields.get(1)))
        : new Warm(settings);
  }
}
