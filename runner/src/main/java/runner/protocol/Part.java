package runner.protocol;

import java.util.List;

/**
 * What a worker is asked to play: one program's part in a demo.
 *
 * @param classes folder of the compiled program and demo
 * @param demoClass binary name of the demo
 * @param program name of the program in pictures and figures
 * @param runs how often to play it
 * @param command that the recording will name
 * @param runMillis longest real time for one run
 */
public record Part(
    String classes, String demoClass, String program, int runs, String command, long runMillis) {

  /** The package of the chapter. */
  public String packageName() {
    return demoClass.substring(0, Math.max(0, demoClass.lastIndexOf('.')));
  }

  /** This part as one line. */
  public String line() {
    return Fields.join(List.of(classes, demoClass, program, "" + runs, command, "" + runMillis));
  }

  /** Reads what {@link #line} made. */
  public static Part of(String line) {
    List<String> f = Fields.split(line);
    return new Part(
        f.get(0),
        f.get(1),
        f.get(2),
        Integer.parseInt(f.get(3)),
        f.get(4),
        Long.parseLong(f.get(5)));
  }
}
