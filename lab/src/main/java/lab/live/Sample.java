package lab.live;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened since the sample before. A call counts when it ends, a load when it begins.
 *
 * @param at end of the time, in milliseconds since 1970, a multiple of {@link Show#TICK} if the
 *     machine keeps up
 * @param millis length of the time
 * @param served calls that ended with a price
 * @param empty calls that ended with nothing
 * @param failed calls that ended with an exception
 * @param turnedAway customers who came while too many waited, and did not get in
 * @param loads queries of the database begun, as the origin counted them
 * @param waiting customers inside at the end
 * @param loading queries under way at the end
 * @param p50 median latency of the ended calls in milliseconds, from the moment at which the
 *     customer was due; NaN if none ended
 * @param p99 the 99th percentile of the same
 * @param max the longest of them
 * @param age of the oldest price that was served: milliseconds since a load last read it; NaN if
 *     none was served
 * @param outdated of the served prices, the longest time for which the database has held another
 *     one, in milliseconds: 0 if all were still true, NaN if none was served
 * @param old how many of the served prices the database did not hold any more
 * @param left milliseconds until the copy in Redis ends; -1 if there is none
 * @param redis whether Redis answered
 * @param postgres whether PostgreSQL answered
 * @param trouble the last exception that a customer got, shortened; empty if none did
 * @param loadsSince loads begun since {@link Lever#EXPIRE} was last pulled; -1 if it never was
 * @param noPriceSince customers who got no price since then: empty, failed or turned away; or -1
 */
public record Sample(
    long at,
    long millis,
    long served,
    long empty,
    long failed,
    long turnedAway,
    long loads,
    long waiting,
    long loading,
    double p50,
    double p99,
    double max,
    double age,
    double outdated,
    long old,
    long left,
    boolean redis,
    boolean postgres,
    String trouble,
    long loadsSince,
    long noPriceSince) {

  /** The names of its fields, in the order of {@link #fields}. */
  public static final List<String> NAMES =
      List.of(
          "at",
          "millis",
          "served",
          "empty",
          "failed",
          "turnedAway",
          "loads",
          "waiting",
          "loading",
          "p50",
          "p99",
          "max",
          "age",
          "outdated",
          "old",
          "left",
          "redis",
          "postgres",
          "trouble",
          "loadsSince",
          "noPriceSince");

  /** Calls that ended, however they did. */
  public long ended() {
    return served + empty + failed;
  }

  /** All of it as texts; a number that is none is an empty text. */
  public List<String> fields() {
    List<String> fields = new ArrayList<>();
    for (long count :
        new long[] {at, millis, served, empty, failed, turnedAway, loads, waiting, loading}) {
      fields.add(String.valueOf(count));
    }
    for (double number : new double[] {p50, p99, max, age, outdated}) {
      fields.add(Double.isNaN(number) ? "" : String.valueOf(Math.round(number * 10) / 10.0));
    }
    fields.addAll(List.of("" + old, "" + left, "" + redis, "" + postgres, trouble));
    fields.addAll(List.of("" + loadsSince, "" + noPriceSince));
    return fields;
  }

  /**
   * Reads what {@link #fields} made.
   *
   * @throws IllegalArgumentException if it is something else; the message names the value
   */
  public static Sample of(List<String> f) {
    if (f.size() != NAMES.size()) {
      throw new IllegalArgumentException(
          "a sample has " + NAMES.size() + " fields, but this one has " + f.size());
    }
    return new Sample(
        count(f, 0),
        count(f, 1),
        count(f, 2),
        count(f, 3),
        count(f, 4),
        count(f, 5),
        count(f, 6),
        count(f, 7),
        count(f, 8),
        number(f, 9),
        number(f, 10),
        number(f, 11),
        number(f, 12),
        number(f, 13),
        count(f, 14),
        count(f, 15),
        Boolean.parseBoolean(f.get(16)),
        Boolean.parseBoolean(f.get(17)),
        f.get(18),
        count(f, 19),
        count(f, 20));
  }

  private static long count(List<String> fields, int index) {
    try {
      return Long.parseLong(fields.get(index));
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(wrong(index, fields.get(index)), wrong);
    }
  }

  private static double number(List<String> fields, int index) {
    String text = fields.get(index);
    try {
      return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(wrong(index, text), wrong);
    }
  }

  private static String wrong(int index, String text) {
    return NAMES.get(index) + " must be a number, but was '" + text + "'";
  }
}
