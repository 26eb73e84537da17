package lab.schedule;

import java.util.List;

/** Nobody can go on, and no time will change that. */
public final class Deadlock extends AssertionError {
  private static final long serialVersionUID = 1;

  Deadlock(List<String> waiting) {
    super(
        "Nobody can go on: each waits for something that never comes.\n"
            + String.join("\n", waiting.stream().map(who -> "  " + who).toList()));
  }
}
