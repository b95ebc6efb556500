package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.spec.LatentDimension;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The KL term at work: KL(N(m, e^v) ‖ N(0, I)) = ½·Σ(m² + e^v − v − 1), with gradient m in the mean
 * and (e^v − 1)/2 in the log variance (Kingma and Welling 2014, appendix B).
 */
public final class KlTermKernel extends LossTermKernel {

  private final double freeBits;
  private double beta;

  KlTermKernel(NeuralNetConfiguration conf, DataType dataType, double beta, double freeBits) {
    super(conf, dataType);
    this.beta = beta;
    this.freeBits = freeBits;
  }

  /** Sets the weight for the steps to come. */
  public void setBeta(double newBeta) {
    this.beta = newBeta;
  }

  @Override
  double weight() {
    return beta;
  }

  @Override
  double[] nats(INDArray preOutput, INDArray ignored, INDArray gradient) {
    int images = Math.toIntExact(preOutput.size(0));
    int latents = Math.toIntExact(preOutput.size(1) / 2);
    double[] posterior = DoubleArrays.read(preOutput);
    double[] slope = new double[posterior.length];
    double[] nats = new double[images];
    for (int i = 0; i < images; i++) {
      nats[i] = row(posterior, i * 2 * latents, latents, slope);
    }
    if (freeBits > 0) {
      free(posterior, slope, latents);
    }
    DoubleArrays.write(slope, gradient);
    return nats;
  }

  /**
   * Takes the gradient from latents that say less than the free bits, averaged over the minibatch
   * (Kingma et al. 2016, section 2.3 of the appendix): nothing then draws them to the prior.
   */
  private void free(double[] posterior, double[] slope, int latents) {
    int images = posterior.length / (2 * latents);
    for (int d = 0; d < latents; d++) {
      double nats = 0;
      for (int at = d; at < posterior.length; at += 2 * latents) {
        nats += LatentDimension.kl(posterior[at], posterior[at + latents]);
      }
      if (nats < freeBits * images) {
        for (int at = d; at < posterior.length; at += 2 * latents) {
          slope[at] = 0;
          slope[at + latents] = 0;
        }
      }
    }
  }

  /** KL of one image in nats; its gradient goes to the same places of {@code slope}. */
  static double row(double[] posterior, int from, int latents, double[] slope) {
    double nats = 0;
    for (int d = from; d < from + latents; d++) {
      double mean = posterior[d];
      double logVariance = posterior[d + latents];
      double variance = Math.exp(logVariance);
      nats += LatentDimension.kl(mean, logVariance, variance);
      slope[d] = mean;
      slope[d + latents] = 0.5 * (variance - 1);
    }
    return nats;
  }
}
