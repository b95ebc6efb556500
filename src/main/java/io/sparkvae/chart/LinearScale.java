package io.sparkvae.chart;

import io.sparkvae.chart.LineChart.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Values of an axis to pixels, and the round values that get a tick.
 *
 * @param from pixel of the axis' minimum
 * @param to pixel of its maximum; below {@code from} where the axis points up
 */
record LinearScale(Axis axis, double from, double to) {

  double at(double value) {
    return from + (value - axis.min()) / (axis.max() - axis.min()) * (to - from);
  }

  /**
   * Multiples of 1, 2 or 5 times a power of ten.
   *
   * @param most how many there may be; 2 at least
   */
  List<Double> ticks(int most) {
    double step = step(most);
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(axis.min() / step - 1e-9); i * step <= axis.max(); i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** A tick for a person, with the digits that tell it from its neighbours. */
  String label(double tick, int most) {
    int decimals = (int) Math.max(0, -Math.floor(Math.log10(step(most)) + 1e-9));
    return String.format(Locale.ROOT, "%,." + decimals + "f", tick);
  }

  private double step(int most) {
    double least = (axis.max() - axis.min()) / most;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
