package grader.model;

/**
 * How a chapter counts in the total.
 *
 * @param weight a factor: each of its points counts so many times
 * @param due until when it was to be handed in, as ISO 8601 has it; empty if there is no such date
 * @param late per cent of its points that each day begun after that costs
 */
public record Counting(double weight, String due, int late) {
  /** Each point counts once, whenever it was earned. */
  public static final Counting USUAL = new Counting(1, "", 0);

  /** What is left of points after some days, to the hundredth of a point. */
  public double left(int points, int days) {
    return rounded(points * Math.max(0, 100 - (double) late * days) / 100);
  }

  static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
