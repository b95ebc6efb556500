package io.sparkvae.evaluation.measure;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * How many values there were, their sum and the sum of their squares.
 *
 * @param count how many
 */
@DefaultSerializer(JavaSerializer.class)
public record Moments(long count, double sum, double squares) implements Serializable {

  public static final Moments NONE = new Moments(0, 0, 0);

  public Moments plus(double value) {
    return new Moments(count + 1, sum + value, squares + value * value);
  }

  public Moments plus(Moments other) {
    return new Moments(count + other.count, sum + other.sum, squares + other.squares);
  }

  public double mean() {
    return sum / count;
  }

  /** Mean of squares less square of the mean. */
  public double variance() {
    return Math.max(0, squares / count - mean() * mean());
  }

  /** Standard error of the mean. */
  public double standardError() {
    return Math.sqrt(variance() / Math.max(1, count - 1));
  }

  boolean isFinite() {
    return Double.isFinite(sum) && Double.isFinite(squares);
  }
}
