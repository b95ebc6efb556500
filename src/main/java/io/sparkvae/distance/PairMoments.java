package io.sparkvae.distance;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * How the latents of pictures vary, and how those of two altered copies of one picture differ; made
 * on executors, travels to the driver. Adding changes the first.
 */
@DefaultSerializer(JavaSerializer.class)
final class PairMoments implements Serializable {

  /** Above this, covariances of latents are large, and their eigenvectors take minutes. */
  private static final int MOST_WHITENED = 1024;

  private final int latents;
  private final double[] sums;
  private final double[] squares;
  private final double[] differences;
  private long pairs;

  /** Of no pictures yet. */
  PairMoments(int latents) {
    this.latents = latents;
    this.sums = new double[latents];
    boolean whitened = latents <= MOST_WHITENED;
    this.squares = new double[whitened ? latents * latents : 0];
    this.differences = new double[squares.length];
  }

  /**
   * Takes pairs of copies.
   *
   * @param first {@code [pictures, latents]} of one copy of each picture
   * @param second of the other
   */
  void add(float[] first, float[] second) {
    double[] both = new double[latents];
    double[] difference = new double[latents];
    for (int from = 0; from < first.length; from += latents, pairs++) {
      for (int i = 0; i < latents; i++) {
        both[i] = (first[from + i] + (double) second[from + i]) / 2;
        difference[i] = first[from + i] - (double) second[from + i];
        sums[i] += both[i];
      }
      addOuter(both, squares);
      addOuter(difference, differences);
    }
  }

  private void addOuter(double[] vector, double[] sum) {
    if (sum.length == 0) {
      return;
    }
    for (int i = 0; i < latents; i++) {
      for (int j = 0; j < latents; j++) {
        sum[i * latents + j] += vector[i] * vector[j];
      }
    }
  }

  /** Takes the pictures of another. */
  void add(PairMoments other) {
    pairs += other.pairs;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
    }
    for (int i = 0; i < squares.length; i++) {
      squares[i] += other.squares[i];
      differences[i] += other.differences[i];
    }
  }

  boolean hasCovariances() {
    return squares.length > 0;
  }

  long pairs() {
    return pairs;
  }

  /** The mean of all copies, {@code [latents]}. */
  double[] mean() {
    double[] mean = new double[latents];
    for (int i = 0; i < latents; i++) {
      mean[i] = sums[i] / pairs;
    }
    return mean;
  }

  /** Covariance of the copies of one picture about their mean, {@code [latents, latents]}. */
  double[] within() {
    double[] covariance = new double[differences.length];
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] = differences[i] / (2 * pairs);
    }
    return covariance;
  }

  /** Covariance of all copies: that of their means, and within. */
  double[] total() {
    double[] mean = mean();
    double[] total = new double[squares.length];
    for (int i = 0; i < total.length; i++) {
      double ofMeans = squares[i] / pairs - mean[i / latents] * mean[i % latents];
      total[i] = ofMeans + differences[i] / (4 * pairs);
    }
    return total;
  }
}
