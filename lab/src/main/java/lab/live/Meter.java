package lab.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the calls of one tick came to; emptied whenever it is read. */
final class Meter {
  private static final int LONGEST_TROUBLE = 160;

  /** Milliseconds of each ended call. All fields are guarded by this. */
  private final List<Double> latencies = new ArrayList<>();

  private long served;
  private long empty;
  private long failed;
  private long turnedAway;
  private long old;
  private double age = Double.NaN;
  private double outdated = Double.NaN;
  private String trouble = "";

  /** Customers without a price since the key was removed; -1 if it never was. */
  private long noPriceSince = -1;

  /** What one tick came to; see {@link Sample}. */
  record Reading(
      long served,
      long empty,
      long failed,
      long turnedAway,
      double p50,
      double p99,
      double max,
      double age,
      double outdated,
      long old,
      String trouble,
      long noPriceSince) {}

  /** The key will be removed now. */
  synchronized void expire() {
    noPriceSince = 0;
  }

  synchronized void served(double millis, long cents, Truth truth) {
    latencies.add(millis);
    served++;
    old += truth.isOld(cents) ? 1 : 0;
    age = greater(age, truth.age(cents));
    outdated = greater(outdated, truth.outdated(cents));
  }

  synchronized void empty(double millis) {
    latencies.add(millis);
    empty++;
    noPriceSince += noPriceSince < 0 ? 0 : 1;
  }

  synchronized void failed(double millis, Throwable thrown) {
    latencies.add(millis);
    failed++;
    noPriceSince += noPriceSince < 0 ? 0 : 1;
    trouble = told(thrown);
  }

  synchronized void turnedAway() {
    turnedAway++;
    noPriceSince += noPriceSince < 0 ? 0 : 1;
  }

  /** Reads and begins anew, in one step: no call is lost between two readings. */
  synchronized Reading read() {
    double[] sorted = latencies.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    Reading reading =
        new Reading(
            served,
            empty,
            failed,
            turnedAway,
            percentile(sorted, 50),
            percentile(sorted, 99),
            percentile(sorted, 100),
            age,
            outdated,
            old,
            trouble,
            noPriceSince);
    latencies.clear();
    served = empty = failed = turnedAway = old = 0;
    age = outdated = Double.NaN;
    trouble = "";
    return reading;
  }

  /** By the nearest rank: the least value that so many per cent do not exceed. */
  static double percentile(double[] sorted, int percent) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return Arrays.stream(sorted).skip(Math.max(0, rank - 1)).findFirst().orElseThrow();
  }

  private static double greater(double known, double other) {
    return Double.isNaN(known) ? other : Math.max(known, other);
  }

  private static String told(Throwable thrown) {
    String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
    String text = thrown.getClass().getSimpleName() + message;
    return text.length() > LONGEST_TROUBLE ? text.substring(0, LONGEST_TROUBLE) + "…" : text;
  }
}
