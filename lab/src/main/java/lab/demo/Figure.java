package lab.demo;

import java.util.List;
import java.util.Locale;

/**
 * One measured number, and how it varied over the runs.
 *
 * @param name by which prose quotes it
 * @param label what was measured, for a reader, without the unit
 * @param unit empty for a plain number
 * @param value the median of all runs: the lower of two in the middle
 * @param low the least of all runs
 * @param high the greatest
 */
public record Figure(
    String name, String label, String unit, double value, double low, double high) {
  private static final int DIGITS = 3;

  /** A figure of one run. */
  static Figure of(String name, String label, String unit, double value) {
    return new Figure(name, label, unit, value, value, value);
  }

  /** The same figure of several runs, as one. */
  static Figure over(List<Figure> runs) {
    List<Double> sorted = runs.stream().map(Figure::value).sorted().toList();
    Figure first = runs.get(0);
    return new Figure(
        first.name,
        first.label,
        first.unit,
        sorted.get((sorted.size() - 1) / 2),
        sorted.get(0),
        sorted.get(sorted.size() - 1));
  }

  /** The median: whole numbers as they are, others with three digits that count. */
  public String text() {
    return text(value);
  }

  /** The range over all runs, "231 to 260"; only the number if there was none. */
  public String range() {
    return text(low).equals(text(high)) ? text() : text(low) + " to " + text(high);
  }

  /** A number as figures show it: at most three digits that count, thousands with a comma. */
  public static String text(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e12) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    int whole = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    if (whole >= DIGITS) {
      double unit = Math.pow(10, whole - DIGITS);
      return String.format(Locale.ROOT, "%,d", (long) (Math.rint(value / unit) * unit));
    }
    return String.format(Locale.ROOT, "%." + (DIGITS - whole) + "f", value);
  }

  /** A number beside an axis: as short as it can be. */
  public static String label(double value) {
    String plain = text(value);
    return plain.contains(".") ? plain.replaceFirst("\\.?0+$", "") : plain;
  }
}
