package io.sparkvae.evaluation.measure;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One number with its protocol.
 *
 * @param values one, or one for each dimension or factor
 * @param standardError of the mean over images, where it is such a mean
 * @param unit such as {@code nats per image}
 */
public record Metric(
    String name,
    List<Double> values,
    OptionalDouble standardError,
    String unit,
    Protocol protocol) {

  public Metric {
    values = List.copyOf(values);
  }

  public static Metric of(String name, double value, String unit, Protocol protocol) {
    return new Metric(name, List.of(value), OptionalDouble.empty(), unit, protocol);
  }

  public static Metric of(String name, Moments moments, String unit, Protocol protocol) {
    OptionalDouble error = OptionalDouble.of(moments.standardError());
    return new Metric(name, List.of(moments.mean()), error, unit, protocol);
  }

  /** The number, of a figure that has one. */
  public double value() {
    if (values.size() != 1) {
      throw new IllegalStateException(name + " has " + values.size() + " values");
    }
    return values.get(0);
  }
}
