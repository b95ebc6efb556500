package io.sparkvae.evaluation.measure;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One number with its protocol, or one number for each latent dimension or factor.
 *
 * @param values one, or as many as {@code parts}
 * @param parts the dimension or factor that each value belongs to; empty if there is one value of
 *     the whole
 * @param standardError of the mean over images, if it is such a mean
 * @param intervals one 95 % confidence interval for each value, or none
 * @param unit such as {@code nats per image}
 */
public record Metric(
    String name,
    List<Double> values,
    List<String> parts,
    OptionalDouble standardError,
    List<Interval> intervals,
    String unit,
    Protocol protocol) {

  public Metric {
    values = List.copyOf(values);
    parts = List.copyOf(parts);
    intervals = List.copyOf(intervals);
    if (values.size() != Math.max(1, parts.size())) {
      throw new IllegalArgumentException(
          "%s has %d values for %d parts".formatted(name, values.size(), parts.size()));
    }
    if (!intervals.isEmpty() && intervals.size() != values.size()) {
      throw new IllegalArgumentException(
          "%s has %d values and %d intervals".formatted(name, values.size(), intervals.size()));
    }
  }

  /** A number of the whole model. */
  public static Metric of(String name, double value, String unit, Protocol protocol) {
    return plain(name, List.of(value), List.of(), unit, protocol);
  }

  /** A mean over images, with its standard error. */
  public static Metric of(String name, Moments moments, String unit, Protocol protocol) {
    OptionalDouble error = OptionalDouble.of(moments.standardError());
    return new Metric(name, List.of(moments.mean()), List.of(), error, List.of(), unit, protocol);
  }

  /**
   * One number for each part.
   *
   * @param values in the order in which they are shown
   */
  public static Metric ofParts(
      String name, Map<String, Double> values, String unit, Protocol protocol) {
    List<String> parts = List.copyOf(values.keySet());
    return plain(name, List.copyOf(values.values()), parts, unit, protocol);
  }

  private static Metric plain(
      String name, List<Double> values, List<String> parts, String unit, Protocol protocol) {
    return new Metric(name, values, parts, OptionalDouble.empty(), List.of(), unit, protocol);
  }

  /** The same with an interval for each value, in their order. */
  public Metric within(List<Interval> each) {
    return new Metric(name, values, parts, standardError, each, unit, protocol);
  }

  /**
   * The number, of a metric that has one.
   *
   * @throws IllegalStateException if it has several
   */
  public double value() {
    if (values.size() != 1) {
      throw new IllegalStateException(name + " has " + values.size() + " values");
    }
    return values.get(0);
  }

  /**
   * The number of one dimension or factor.
   *
   * @throws IllegalArgumentException if there is no such part
   */
  public double value(String part) {
    int at = parts.indexOf(part);
    if (at < 0) {
      throw new IllegalArgumentException(
          "%s has no value of %s, only %s".formatted(name, part, parts));
    }
    return values.get(at);
  }
}
