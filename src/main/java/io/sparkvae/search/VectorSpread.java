package io.sparkvae.search;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * Mean and standard deviation of each dimension of vectors; made on executors, travels to the
 * driver. Adding changes the first.
 */
@DefaultSerializer(JavaSerializer.class)
public final class VectorSpread implements Serializable {

  /** A dimension that varies by less than this share of the widest counts as constant. */
  private static final double CONSTANT = 1e-6;

  private final double[] sums;
  private final double[] squares;
  private long count;

  /** Of no vectors yet. */
  public VectorSpread(int length) {
    this.sums = new double[length];
    this.squares = new double[length];
  }

  /** Of one block. */
  public static VectorSpread of(VectorBlock block) {
    VectorSpread spread = new VectorSpread(block.length());
    spread.count = block.rows();
    for (int from = 0; from < block.vectors().length; from += block.length()) {
      for (int i = 0; i < block.length(); i++) {
        double value = block.vectors()[from + i];
        spread.sums[i] += value;
        spread.squares[i] += value * value;
      }
    }
    return spread;
  }

  /** Takes the vectors of another. */
  public void add(VectorSpread other) {
    count += other.count;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
      squares[i] += other.squares[i];
    }
  }

  /** The mean of a dimension. */
  double mean(int dimension) {
    return count == 0 ? 0 : sums[dimension] / count;
  }

  /** What each dimension is multiplied by to have unit variance; 0 where it is constant. */
  double[] whitening() {
    double[] factors = new double[sums.length];
    double widest = 0;
    for (int i = 0; i < factors.length; i++) {
      factors[i] = deviation(i);
      widest = Math.max(widest, factors[i]);
    }
    for (int i = 0; i < factors.length; i++) {
      factors[i] = factors[i] > CONSTANT * widest ? 1 / factors[i] : 0;
    }
    return factors;
  }

  private double deviation(int dimension) {
    double mean = mean(dimension);
    return count == 0 ? 0 : Math.sqrt(Math.max(0, squares[dimension] / count - mean * mean));
  }
}
