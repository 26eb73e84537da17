package runner.chart;

import java.util.ArrayList;
import java.util.List;
import lab.demo.Scale;

/** Where an axis has its numbers. */
final class Ticks {
  private static final double[] STEPS = {1, 2, 5, 10};

  private Ticks() {}

  /**
   * Round numbers between two others: multiples of 1, 2 or 5 times a power of ten. The number alone
   * if the two are one.
   */
  static List<Double> between(double from, double to, int most) {
    if (!(to > from)) {
      return List.of(from);
    }
    double rough = (to - from) / most;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = 10 * power;
    for (int i = STEPS.length - 1; i >= 0; i--) {
      step = STEPS[i] * power >= rough ? STEPS[i] * power : step;
    }
    List<Double> ticks = new ArrayList<>();
    for (long n = (long) Math.ceil(from / step - 1e-9); n * step <= to + step * 1e-9; n++) {
      ticks.add(n * step);
    }
    return ticks;
  }

  /** Those of the vertical axis. */
  static List<Double> vertical(Scale scale) {
    if (!scale.logarithmic()) {
      return between(0, scale.top(), 4);
    }
    List<Double> ticks = new ArrayList<>();
    for (double tick = scale.bottom(); tick <= scale.top() * 1.001; tick *= 10) {
      ticks.add(tick);
    }
    return ticks;
  }
}
