package io.sparkvae.training.loop;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.vae.spec.ElboSum;
import java.io.Serializable;

/** What held-out images say of a model; travels from tasks to the driver. */
@DefaultSerializer(JavaSerializer.class)
final class HeldOutScore implements Serializable {

  /** A dimension is active above this variance of its posterior mean (Burda et al. 2016, 5.2). */
  private static final double ACTIVE_VARIANCE = 0.01;

  static final HeldOutScore ZERO = new HeldOutScore(ElboSum.ZERO, new double[0], new double[0]);

  private final ElboSum elbo;
  private final double[] sums;
  private final double[] squares;

  private HeldOutScore(ElboSum elbo, double[] sums, double[] squares) {
    this.elbo = elbo;
    this.sums = sums;
    this.squares = squares;
  }

  /**
   * @param means posterior means, {@code [B, D]}, row after row
   */
  static HeldOutScore of(ElboSum elbo, float[] means) {
    int dimensions = Math.toIntExact(means.length / elbo.images());
    double[] sums = new double[dimensions];
    double[] squares = new double[dimensions];
    for (int i = 0; i < means.length; i++) {
      double mean = means[i];
      sums[i % dimensions] += mean;
      squares[i % dimensions] += mean * mean;
    }
    return new HeldOutScore(elbo, sums, squares);
  }

  HeldOutScore plus(HeldOutScore other) {
    if (elbo.images() == 0) {
      return other;
    }
    if (other.elbo.images() == 0) {
      return this;
    }
    return new HeldOutScore(
        elbo.plus(other.elbo), added(sums, other.sums), added(squares, other.squares));
  }

  ElboSum elbo() {
    return elbo;
  }

  int latentDim() {
    return sums.length;
  }

  /** Latent dimensions whose posterior mean varies over the images. */
  int activeUnits() {
    int active = 0;
    for (int d = 0; d < sums.length; d++) {
      double mean = sums[d] / elbo.images();
      double variance = squares[d] / elbo.images() - mean * mean;
      active += variance > ACTIVE_VARIANCE ? 1 : 0;
    }
    return active;
  }

  private static double[] added(double[] a, double[] b) {
    double[] sum = a.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += b[i];
    }
    return sum;
  }
}
