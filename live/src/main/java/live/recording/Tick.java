package live.recording;

import lab.live.Sample;

/**
 * One sample of one side.
 *
 * @param side 0 for A, 1 for B
 * @param program what was played, for a reader's eyes
 */
public record Tick(int side, String program, Sample sample) {
  /** How many programs run side by side. */
  public static final int SIDES = 2;

  /** The name of a side. */
  public static String name(int side) {
    return side == 0 ? "A" : "B";
  }
}
