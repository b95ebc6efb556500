package io.sparkvae.pca;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.linear.PrincipalComponents;
import io.sparkvae.linear.SubspaceIteration;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.spec.PixelVariance;
import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Probabilistic PCA of images (Tipping and Bishop 1999): the Gaussian {@code x = W·z + μ + ε} with
 * z from N(0, I) and ε from N(0, σ²·I) that explains the images best, in closed form. Pixels are in
 * [0, 1], values in C·H·W order. Travels to executors by broadcast.
 */
@DefaultSerializer(JavaSerializer.class)
public final class ProbabilisticPca implements Serializable {

  private final PrincipalComponents components;
  private final double noise;

  private ProbabilisticPca(PrincipalComponents components, double noise) {
    this.components = components;
    this.noise = noise;
  }

  /**
   * The maximum of the likelihood of these images (equations 7 and 8).
   *
   * @param components wanted; there are fewer where images, or their values, vary in fewer
   *     directions by more than rounding
   * @param values of one image
   * @param where names the images in the Spark UI
   */
  @SuppressWarnings("try") // The scope is closed, never named.
  public static ProbabilisticPca fit(
      JavaSparkContext sc,
      OrderedBlocks ordered,
      JavaRDD<ImageBlock> blocks,
      long images,
      int components,
      int values,
      String where) {
    PixelMoments moments = new PixelMoments(values);
    // Eigenvectors of small matrices are found on the driver too.
    try (ComputeThreads.Scope threads = ComputeThreads.scope(1)) {
      ordered.forEach(
          "Mean image of " + where,
          blocks.map(new PixelMoments.OfBlock(values)),
          16L * values,
          moments::add);
      String what = "Principal components of " + where;
      int wanted = Math.min(components, values - 1);
      SubspaceIteration.Eigenpairs pairs =
          ImageProducts.suit(images, values) && GatheredImages.suit(images, values)
              ? pairs(GatheredImages.of(ordered, blocks, moments, what), wanted)
              : new SubspaceIteration(
                      new PixelCovariance(sc, ordered, blocks, moments, what), wanted)
                  .run(1);
      float[] axes = Floats.of(pairs.vectors());
      return of(new PrincipalComponents(moments.mean(), axes, pairs.values()), moments.trace());
    }
  }

  /**
   * By way of the eigenvectors v of {@code X·Xᵀ}: what {@code Xᵀ·v} span, and the eigenvectors of
   * the covariance within it, which mends the rounding of the products of images.
   */
  private static SubspaceIteration.Eigenpairs pairs(GatheredImages images, int wanted) {
    int most = Math.min(wanted, images.images());
    SubspaceIteration.Eigenpairs small =
        new SubspaceIteration(ImageProducts.of(images), most).run(1);
    int columns = small.values().length;
    float[] span = images.transposedTimes(Floats.of(small.vectors()), columns);
    return new SubspaceIteration(images, most).within(Floats.widened(span), columns);
  }

  /**
   * The model that principal components make.
   *
   * @param trace of the covariance that they are of
   */
  static ProbabilisticPca of(PrincipalComponents found, double trace) {
    int held = 0;
    double left = trace;
    while (held < found.components() && found.variance(held) > PixelVariance.LEAST) {
      left -= found.variance(held);
      held++;
    }
    int values = found.mean().length;
    double noise = Math.max(PixelVariance.LEAST, left / (values - held));
    return new ProbabilisticPca(first(found, held), noise);
  }

  private static PrincipalComponents first(PrincipalComponents found, int held) {
    int all = found.components();
    float[] axes = new float[found.mean().length * held];
    double[] variances = new double[held];
    for (int k = 0; k < held; k++) {
      variances[k] = found.variance(k);
      for (int i = 0; i < found.mean().length; i++) {
        axes[i * held + k] = found.axes()[i * all + k];
      }
    }
    return new PrincipalComponents(found.mean(), axes, variances);
  }

  /** Mean, axes and their variances. */
  public PrincipalComponents principal() {
    return components;
  }

  /** μ: {@code [values]}; lent. */
  public float[] mean() {
    return components.mean();
  }

  /** {@code [values, components]}, row after row, orthonormal columns; lent. */
  public float[] axes() {
    return components.axes();
  }

  /** The number of axes, at most as many as were wanted. */
  public int components() {
    return components.components();
  }

  /** λ: the variance along an axis, noise included; more than the noise, descending. */
  public double variance(int component) {
    return components.variance(component);
  }

  /** σ²: the variance of what no axis explains, in each value. */
  public double noiseVariance() {
    return noise;
  }

  /**
   * −log p(x) of each row, in nats (equation 4). What lies off the axes is taken from what the axes
   * leave of the row, value by value, which does not cancel.
   *
   * @param rows {@code [images, values]} in [0, 1], row after row; not changed
   */
  public double[] negativeLogLikelihood(float[] rows) {
    int values = mean().length;
    float[] coordinates = components.project(rows);
    double[] nats = new double[rows.length / values];
    double[] off = squaredErrors(rows, components.reconstruct(coordinates, nats.length));
    double logDeterminant = (values - components()) * Math.log(noise);
    for (int k = 0; k < components(); k++) {
      logDeterminant += Math.log(variance(k));
    }
    for (int image = 0; image < nats.length; image++) {
      double along = 0;
      for (int k = 0; k < components(); k++) {
        double y = coordinates[image * components() + k];
        along += y * y / variance(k);
      }
      nats[image] =
          (values * Math.log(2 * Math.PI) + logDeterminant + along + off[image] / noise) / 2;
    }
    return nats;
  }

  /** Σ over the values of each row of the square of what two arrays differ by. */
  private double[] squaredErrors(float[] rows, float[] others) {
    int values = mean().length;
    double[] sums = new double[rows.length / values];
    for (int i = 0; i < rows.length; i++) {
      double difference = (double) rows[i] - others[i];
      sums[i / values] += difference * difference;
    }
    return sums;
  }

  /**
   * Σ over the values of each row of the square of what its projection on the axes, held in [0, 1],
   * differs by.
   *
   * @param rows {@code [images, values]} in [0, 1], row after row; not changed
   */
  public double[] projectionErrors(float[] rows) {
    int images = rows.length / mean().length;
    float[] projected = components.reconstruct(components.project(rows), images);
    for (int i = 0; i < projected.length; i++) {
      projected[i] = Math.max(0, Math.min(1, projected[i]));
    }
    return squaredErrors(rows, projected);
  }
}
