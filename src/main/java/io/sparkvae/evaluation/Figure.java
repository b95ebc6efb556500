package io.sparkvae.evaluation;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One number with its protocol.
 *
 * @param values one, or one for each dimension or factor
 * @param standardError of the mean over images, where it is such a mean
 * @param unit such as {@code nats per image}
 */
public record Figure(
    String name,
    List<Double> values,
    OptionalDouble standardError,
    String unit,
    Protocol protocol) {

  public Figure {
    values = List.copyOf(values);
  }

  static Figure of(String name, double value, String unit, Protocol protocol) {
    return new Figure(name, List.of(value), OptionalDouble.empty(), unit, protocol);
  }

  static Figure of(String name, Moments moments, String unit, Protocol protocol) {
    OptionalDouble error = OptionalDouble.of(moments.standardError());
    return new Figure(name, List.of(moments.mean()), error, unit, protocol);
  }

  /** The number, of a figure that has one. */
  public double value() {
    if (values.size() != 1) {
      throw new IllegalStateException(name + " has " + values.size() + " values");
    }
    return values.get(0);
  }
}
