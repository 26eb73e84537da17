package runner.protocol;

import java.util.ArrayList;
import java.util.List;

/** What a parent tells its worker; one line each. */
public sealed interface Order {

  /** Run a job. */
  record Run(Job job) implements Order {}

  /**
   * Set system properties: where the servers are, which values to draw. Sent early, it lets an idle
   * worker get warm.
   */
  record Use(List<Setting> settings) implements Order {
    /** Whether it says where the servers are. */
    public boolean hasServers() {
      return settings.stream().anyMatch(setting -> setting.name().equals("lab.servers"));
    }

    public void apply() {
      settings.forEach(setting -> System.setProperty(setting.name(), setting.value()));
    }
  }

  /** A system property. */
  record Setting(String name, String value) {}

  /** This order as one line. */
  default String line() {
    if (this instanceof Run run) {
      return "RUN\t" + run.job().line();
    }
    List<String> fields = new ArrayList<>(List.of("USE"));
    for (Setting setting : ((Use) this).settings()) {
      fields.addAll(List.of(setting.name(), setting.value()));
    }
    return Fields.join(fields);
  }

  /** Reads what {@link #line} made. */
  static Order of(String line) {
    if (line.startsWith("RUN\t")) {
      return new Run(Job.of(line.substring(4)));
    }
    List<String> fields = Fields.split(line);
    List<Setting> settings = new ArrayList<>();
    for (int i = 1; i + 1 < fields.size(); i += 2) {
      settings.add(new Setting(fields.get(i), fields.get(i + 1)));
    }
    return new Use(settings);
  }
}
