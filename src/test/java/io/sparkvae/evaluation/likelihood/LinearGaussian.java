package io.sparkvae.evaluation.likelihood;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A VAE without hidden layers: p(x|z) = N(b + W·z, I) and so p(x) = N(b, W·Wᵀ + I), whose logarithm
 * is known. The columns of W are orthogonal, so the exact posterior N(V·Wᵀ(x − b), V) has the
 * diagonal V = 1/(1 + |w|²), which the encoder can hold.
 *
 * @param meanError added to every mean of the encoder
 * @param logVarianceError added to every log variance of the encoder
 */
record LinearGaussian(double meanError, double logVarianceError) {

  static final int PIXELS = 16;
  static final int LATENTS = 3;
  static final int IMAGES = 200;

  private static final double[] SQUARED_NORMS = {9, 4, 1};
  private static final double BIAS = 0.4;

  static final VaeSpec SPEC =
      new VaeSpec(
          new ModelSettings(
              Architecture.DENSE, LATENTS, List.of(), Likelihood.GAUSSIAN, Binarisation.NONE, 1, 0),
          new ImageShape(1, 4, 4),
          new AdamSettings(0.9, 0.999, 1e-8),
          1);

  static final LinearGaussian EXACT = new LinearGaussian(0, 0);

  Vae vae() {
    return Vae.of(SPEC, parameters());
  }

  float[] parameters() {
    int encoder = PIXELS * 2 * LATENTS;
    int decoder = encoder + 2 * LATENTS;
    float[] parameters = new float[decoder + LATENTS * PIXELS + PIXELS];
    for (int d = 0; d < LATENTS; d++) {
      double share = 0;
      for (int i = 0; i < PIXELS; i++) {
        parameters[i * 2 * LATENTS + d] = (float) (variance(d) * weight(i, d));
        parameters[decoder + d * PIXELS + i] = (float) weight(i, d);
        share += variance(d) * weight(i, d) * BIAS;
      }
      parameters[encoder + d] = (float) (meanError - share);
      parameters[encoder + LATENTS + d] = (float) (Math.log(variance(d)) + logVarianceError);
    }
    for (int i = 0; i < PIXELS; i++) {
      parameters[decoder + LATENTS * PIXELS + i] = (float) BIAS;
    }
    return parameters;
  }

  /** log p(x) of an image, by the lemmas for the determinant and the inverse of W·Wᵀ + I. */
  static double logLikelihood(ImageBlock block, int image) {
    double squares = 0;
    double[] along = new double[LATENTS];
    for (int i = 0; i < PIXELS; i++) {
      double difference = (block.values()[image * PIXELS + i] & 0xff) / 255.0 - BIAS;
      squares += difference * difference;
      for (int d = 0; d < LATENTS; d++) {
        along[d] += weight(i, d) * difference;
      }
    }
    double result = -0.5 * PIXELS * Math.log(2 * Math.PI) - 0.5 * squares;
    for (int d = 0; d < LATENTS; d++) {
      result += 0.5 * Math.log(variance(d)) + 0.5 * variance(d) * along[d] * along[d];
    }
    return result;
  }

  /** Mean of log p(x) over the images of a block. */
  static double logLikelihood(ImageBlock block) {
    return IntStream.range(0, block.images())
        .mapToDouble(image -> logLikelihood(block, image))
        .average()
        .orElseThrow();
  }

  /**
   * KL from the encoder's posterior to the exact one, the same for every image: what ELBO lacks.
   */
  double gap() {
    double nats = 0;
    for (int d = 0; d < LATENTS; d++) {
      nats +=
          0.5
              * (Math.exp(logVarianceError)
                  + meanError * meanError / variance(d)
                  - 1
                  - logVarianceError);
    }
    return nats;
  }

  static ImageBlock images() {
    byte[] values = new byte[IMAGES * PIXELS];
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) random.nextInt(256);
    }
    List<String> ids = IntStream.range(0, IMAGES).mapToObj(i -> "image" + i).toList();
    return ImageBlock.named(ids, values);
  }

  private static double variance(int dimension) {
    return 1 / (1 + SQUARED_NORMS[dimension]);
  }

  /** Columns of a Hadamard matrix, scaled. */
  private static double weight(int pixel, int dimension) {
    int sign = (Integer.bitCount(pixel & (dimension + 1)) & 1) == 0 ? 1 : -1;
    return sign * Math.sqrt(SQUARED_NORMS[dimension] / PIXELS);
  }
}
