package io.sparkvae.benchmark;

import java.util.List;
import java.util.Locale;

/** Medians, and numbers as they are printed. */
final class Figures {

  private Figures() {}

  /** The middle of the values, or the mean of the two in the middle. */
  static double median(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** One line on stdout, which is what a benchmark is for. */
  @SuppressWarnings("AnnotateFormatMethod")
  static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
