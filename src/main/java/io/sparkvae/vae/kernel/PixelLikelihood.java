package io.sparkvae.vae.kernel;

import io.sparkvae.vae.spec.Likelihood;

/**
 * −log p(x|z) of one image and its gradient in the decoder's output, in one pass. The decoder's
 * output is one value a pixel: a logit for Bernoulli, a mean for Gaussian.
 */
public sealed interface PixelLikelihood {

  /**
   * Computes −log p(x|z) and its gradient.
   *
   * @param output decoder output, one value a pixel
   * @param pixels the image, in [0, 1]
   * @param gradient receives the derivative of the result in each output
   * @return nats, summed over pixels
   */
  double nats(float[] output, float[] pixels, float[] gradient);

  /** The same in double precision. */
  double nats(double[] output, double[] pixels, double[] gradient);

  /** The same without the gradient. */
  double nats(float[] output, float[] pixels);

  /** The mean of a pixel in [0, 1], from the decoder's output for it. */
  float mean(float output);

  /** The decoder's output whose mean that is. */
  double output(double mean);

  /** The likelihood of that name. */
  static PixelLikelihood of(Likelihood likelihood) {
    return switch (likelihood) {
      case BERNOULLI -> new Bernoulli();
      case GAUSSIAN -> new UnitGaussian();
    };
  }

  /**
   * Bernoulli by its logit l: max(l, 0) − l·x + log(1 + e^−|l|), finite for every l (Kingma and
   * Welling 2014, appendix C.1).
   */
  record Bernoulli() implements PixelLikelihood {

    private static final double RARE = 1e-3;

    @Override
    public double nats(float[] output, float[] pixels, float[] gradient) {
      return nats(output, pixels, (stretch, from, n) -> stretch.slopes(gradient, from, n));
    }

    @Override
    public double nats(float[] output, float[] pixels) {
      return nats(output, pixels, (stretch, from, n) -> {});
    }

    private interface StretchWork {
      void on(BernoulliTerm stretch, int from, int n);
    }

    private static double nats(float[] output, float[] pixels, StretchWork work) {
      BernoulliTerm stretch = new BernoulliTerm();
      double sum = 0;
      for (int from = 0; from < output.length; from += BernoulliTerm.LENGTH) {
        int n = Math.min(BernoulliTerm.LENGTH, output.length - from);
        stretch.load(output, pixels, from, n);
        work.on(stretch, from, n);
        sum += stretch.nats(n);
      }
      return sum;
    }

    @Override
    public double nats(double[] output, double[] pixels, double[] gradient) {
      double sum = 0;
      for (int i = 0; i < output.length; i++) {
        double logit = output[i];
        double e = Math.exp(-Math.abs(logit));
        gradient[i] = (logit >= 0 ? 1 : e) / (1 + e) - pixels[i];
        sum += Math.max(logit, 0) - logit * pixels[i] + Math.log1p(e);
      }
      return sum;
    }

    @Override
    public float mean(float output) {
      return (float) (1 / (1 + Math.exp(-output)));
    }

    /** A pixel that is always black or white has no finite logit: one in a thousand differs. */
    @Override
    public double output(double mean) {
      double within = Math.max(RARE, Math.min(1 - RARE, mean));
      return Math.log(within / (1 - within));
    }
  }

  /** Gaussian of unit variance: (x − m)²/2 + log(2π)/2 a pixel (Kingma and Welling 2014, C.2). */
  record UnitGaussian() implements PixelLikelihood {

    private static final double HALF_LOG_2PI = 0.5 * Math.log(2 * Math.PI);

    @Override
    public double nats(float[] output, float[] pixels, float[] gradient) {
      double squares = 0;
      for (int i = 0; i < output.length; i++) {
        float difference = output[i] - pixels[i];
        gradient[i] = difference;
        squares += difference * difference;
      }
      return squares / 2 + output.length * HALF_LOG_2PI;
    }

    @Override
    public double nats(float[] output, float[] pixels) {
      double squares = 0;
      for (int i = 0; i < output.length; i++) {
        float difference = output[i] - pixels[i];
        squares += difference * difference;
      }
      return squares / 2 + output.length * HALF_LOG_2PI;
    }

    @Override
    public double nats(double[] output, double[] pixels, double[] gradient) {
      double squares = 0;
      for (int i = 0; i < output.length; i++) {
        double difference = output[i] - pixels[i];
        gradient[i] = difference;
        squares += difference * difference;
      }
      return squares / 2 + output.length * HALF_LOG_2PI;
    }

    @Override
    public float mean(float output) {
      return Math.max(0, Math.min(1, output));
    }

    @Override
    public double output(double mean) {
      return mean;
    }
  }
}
