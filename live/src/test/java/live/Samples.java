package live;

import java.util.List;
import java.util.stream.IntStream;
import lab.live.Sample;
import live.recording.Tick;

/** Samples that no program has left. */
public final class Samples {
  private Samples() {}

  /** A quiet quarter of a second. */
  public static Tick tick(int side, long at) {
    return tick(side, at, "");
  }

  /** The same in which somebody got an exception. */
  public static Tick tick(int side, long at, String trouble) {
    Sample sample =
        new Sample(
            at, 250, 25, 1, 2, 3, 4, 5, 6, 0.4, 12.5, 200, 4321, 0, 7, 5000, true, false, trouble,
            47, 8);
    return new Tick(side, "Some program, or other", sample);
  }

  /** Both sides, for so many seconds. */
  public static List<Tick> recording(int seconds) {
    return IntStream.range(0, 4 * seconds)
        .boxed()
        .flatMap(
            i ->
                IntStream.range(0, Tick.SIDES)
                    .mapToObj(side -> tick(side, 1_800_000_000_000L + i * 250L)))
        .toList();
  }
}
