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

  private double beta;

  KlTermKernel(NeuralNetConfiguration conf, DataType dataType, double beta) {
    super(conf, dataType);
    this.beta = beta;
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
    DoubleArrays.write(slope, gradient);
    return nats;
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
