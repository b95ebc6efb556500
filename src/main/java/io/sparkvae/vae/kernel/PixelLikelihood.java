package io.sparkvae.vae.kernel;

import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;

/**
 * −log p(x|z) of one image and its gradient in the decoder's output, in one pass. The decoder's
 * output is one value a pixel, a logit for Bernoulli and a mean for Gaussian, and then what the
 * likelihood itself learns.
 */
public sealed interface PixelLikelihood {

  /**
   * Computes −log p(x|z) and its gradient.
   *
   * @param output decoder output, one value a pixel, then log variances if they are learned
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

  /**
   * The likelihood of that name.
   *
   * @param variance of a Gaussian pixel where the network does not learn it
   */
  static PixelLikelihood of(Likelihood likelihood, double variance) {
    return switch (likelihood) {
      case BERNOULLI -> new Bernoulli();
      case GAUSSIAN -> new Gaussian(variance);
    };
  }

  /** The likelihood of a model. */
  static PixelLikelihood of(ModelSettings model) {
    return of(model.likelihood(), model.variance().fixed());
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

  /**
   * Gaussian: (x − m)²/(2σ²) + log(2πσ²)/2 a pixel (Kingma and Welling 2014, C.2). Where σ² is
   * learned, the log variances follow the means in the decoder's output: one for all pixels, or one
   * for each channel. Their gradient is (1 − (x − m)²/σ²)/2, summed over their pixels.
   *
   * @param fixed σ² where none follows the means
   */
  record Gaussian(double fixed) implements PixelLikelihood {

    private static final double LOG_2PI = Math.log(2 * Math.PI);

    @Override
    public double nats(float[] output, float[] pixels, float[] gradient) {
      int variances = output.length - pixels.length;
      double nats = 0;
      for (int v = 0; v < Math.max(1, variances); v++) {
        double logVariance = logVariance(output, pixels.length, v);
        float precision = (float) Math.exp(-logVariance);
        double squares =
            variances < 2
                ? squares(output, pixels, precision, gradient)
                : squares(output, pixels, new Stride(v, variances), precision, gradient);
        int values = pixels.length / Math.max(1, variances);
        nats += nats(values, logVariance, squares);
        if (variances > 0) {
          gradient[pixels.length + v] = (float) ((values - squares * Math.exp(-logVariance)) / 2);
        }
      }
      return nats;
    }

    /** Which pixels have one variance, of channels that lie side by side. */
    private record Stride(int from, int step) {}

    private double logVariance(float[] output, int pixels, int variance) {
      return output.length > pixels ? output[pixels + variance] : Math.log(fixed);
    }

    private static double nats(int values, double logVariance, double squares) {
      return squares * Math.exp(-logVariance) / 2 + values * (0.5 * (LOG_2PI + logVariance));
    }

    private static double squares(
        float[] output, float[] pixels, float precision, float[] gradient) {
      double squares = 0;
      for (int i = 0; i < pixels.length; i++) {
        float difference = output[i] - pixels[i];
        gradient[i] = difference * precision;
        squares += difference * difference;
      }
      return squares;
    }

    private static double squares(
        float[] output, float[] pixels, Stride stride, float precision, float[] gradient) {
      double squares = 0;
      for (int i = stride.from(); i < pixels.length; i += stride.step()) {
        float difference = output[i] - pixels[i];
        gradient[i] = difference * precision;
        squares += difference * difference;
      }
      return squares;
    }

    @Override
    public double nats(float[] output, float[] pixels) {
      int variances = Math.max(1, output.length - pixels.length);
      double nats = 0;
      for (int v = 0; v < variances; v++) {
        double squares = 0;
        for (int i = v; i < pixels.length; i += variances) {
          float difference = output[i] - pixels[i];
          squares += difference * difference;
        }
        nats += nats(pixels.length / variances, logVariance(output, pixels.length, v), squares);
      }
      return nats;
    }

    @Override
    public double nats(double[] output, double[] pixels, double[] gradient) {
      int learned = output.length - pixels.length;
      int variances = Math.max(1, learned);
      int values = pixels.length / variances;
      double nats = 0;
      for (int v = 0; v < variances; v++) {
        double logVariance = learned > 0 ? output[pixels.length + v] : Math.log(fixed);
        double squares = 0;
        for (int i = v; i < pixels.length; i += variances) {
          double difference = output[i] - pixels[i];
          gradient[i] = difference * Math.exp(-logVariance);
          squares += difference * difference;
        }
        nats += nats(values, logVariance, squares);
        if (learned > 0) {
          gradient[pixels.length + v] = (values - squares * Math.exp(-logVariance)) / 2;
        }
      }
      return nats;
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
