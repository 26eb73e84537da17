package lab.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Plays one program several times, each time on a stage that is set anew. */
public final class Player {
  private Player() {}

  /**
   * Plays, and returns what is left of all runs.
   *
   * @param runs at least 1
   * @param begins is told the number of each run as it begins, from 1
   * @throws Exception whatever the program or the demo throws
   */
  public static Take play(Play play, int runs, IntConsumer begins) throws Exception {
    List<Take> takes = new ArrayList<>();
    for (int run = 1; run <= runs; run++) {
      begins.accept(run);
      try (Stage stage = Stage.set(run, play.getClass().getPackageName())) {
        play.on(stage);
        takes.add(stage.take());
      }
    }
    return Take.of(takes);
  }
}
