package runner.protocol;

import java.util.List;

/**
 * What a worker is asked to let a room watch: one program, for as long as nobody says Stop.
 *
 * @param classes folder of the compiled program and demo
 * @param demoClass binary name of a {@link lab.live.LiveDemo}
 * @param packageName of the program
 * @param longestMillis a customer who is inside for longer is taken for one who never comes back
 */
public record Watched(String classes, String demoClass, String packageName, long longestMillis) {

  /** This as one line. */
  public String line() {
    return Fields.join(List.of(classes, demoClass, packageName, "" + longestMillis));
  }

  /** Reads what {@link #line} made. */
  public static Watched of(String line) {
    List<String> f = Fields.split(line);
    return new Watched(f.get(0), f.get(1), f.get(2), Long.parseLong(f.get(3)));
  }
}
