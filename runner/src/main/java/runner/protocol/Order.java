package runner.protocol;

import java.util.ArrayList;
import java.util.List;
import lab.live.Lever;

/** What a parent tells its worker; one line each. Its settings become system properties first. */
public sealed interface Order {

  /** Get warm, if there is nothing else to do. */
  record Warm(List<Setting> settings) implements Order {}

  /** Run a job. */
  record Run(List<Setting> settings, Job job) implements Order {}

  /** Play a part in a demo. */
  record Play(List<Setting> settings, Part part) implements Order {}

  /** Let a room watch a program, until it is told to stop. */
  record Watch(List<Setting> settings, Watched watched) implements Order {}

  /** Move a lever of the program that is watched; nothing happens if none is. */
  record Pull(Lever lever, int value) implements Order {
    @Override
    public List<Setting> settings() {
      return List.of();
    }
  }

  /** End the job after the step that runs now: nobody wants to know the rest. Or the watch. */
  record Stop() implements Order {
    @Override
    public List<Setting> settings() {
      return List.of();
    }
  }

  /** A system property: where the servers are, which values to draw. */
  record Setting(String name, String value) {}

  List<Setting> settings();

  /** This order as one line. */
  default String line() {
    List<String> fields = new ArrayList<>();
    fields.addAll(List.of(word(), what()));
    for (Setting setting : settings()) {
      fields.addAll(List.of(setting.name(), setting.value()));
    }
    return Fields.join(fields);
  }

  private String word() {
    if (this instanceof Stop) {
      return "STOP";
    } else if (this instanceof Watch) {
      return "WATCH";
    } else if (this instanceof Pull) {
      return "PULL";
    }
    return this instanceof Run ? "RUN" : this instanceof Play ? "PLAY" : "WARM";
  }

  private String what() {
    if (this instanceof Run run) {
      return run.job().line();
    } else if (this instanceof Watch watch) {
      return watch.watched().line();
    } else if (this instanceof Pull pull) {
      return Fields.join(List.of(pull.lever().name(), "" + pull.value()));
    }
    return this instanceof Play play ? play.part().line() : "";
  }

  /** Reads what {@link #line} made. */
  static Order of(String line) {
    List<String> fields = Fields.split(line);
    List<Setting> settings = new ArrayList<>();
    for (int i = 2; i + 1 < fields.size(); i += 2) {
      settings.add(new Setting(fields.get(i), fields.get(i + 1)));
    }
    return switch (fields.get(0)) {
      case "RUN" -> new Run(settings, Job.of(fields.get(1)));
      case "STOP" -> new Stop();
      case "WATCH" -> new Watch(settings, Watched.of(fields.get(1)));
      case "PULL" -> pull(Fields.split(fields.get(1)));
      case "PLAY" -> new Play(settings, Part.of(fields.get(1)));
      default -> new Warm(settings);
    };
  }

  private static Pull pull(List<String> fields) {
    return new Pull(Lever.valueOf(fields.get(0)), Integer.parseInt(fields.get(1)));
  }
}
