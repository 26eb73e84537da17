package lab.demo;

import java.math.BigDecimal;
import java.math.MathContext;
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

  /** A figure of one run: a whole number as it is, any other with three digits that count. */
  static Figure of(String name, String label, String unit, double value) {
    double rounded = value == Math.rint(value) ? value : rounded(value);
    return new Figure(name, label, unit, rounded, rounded, rounded);
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue();
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

  /** The median. */
  public String text() {
    return text(value);
  }

  /** The range over all runs, "231 to 260"; only the number if there was none. */
  public String range() {
    return text(low).equals(text(high)) ? text() : text(low) + " to " + text(high);
  }

  /** A number for a reader: at most three digits if it is not whole, thousands with a comma. */
  public static String text(double value) {
    if (value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,d", (long) value);
    }
    double rounded = rounded(value);
    return rounded == Math.rint(rounded)
        ? text(rounded)
        : new BigDecimal(String.valueOf(rounded)).stripTrailingZeros().toPlainString();
  }
}
