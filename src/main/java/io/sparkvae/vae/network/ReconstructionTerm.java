package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.PixelLikelihood;
import io.sparkvae.vae.spec.Likelihood;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/** The term −log p(x|z) of the negative ELBO; its label is the image. */
@SuppressWarnings("EqualsHashCode")
public final class ReconstructionTerm extends LossTerm {

  private Likelihood likelihood = Likelihood.BERNOULLI;
  private double variance = 1;

  /** For JSON. */
  public ReconstructionTerm() {}

  ReconstructionTerm(Likelihood likelihood, double variance) {
    this.likelihood = likelihood;
    this.variance = variance;
  }

  /** Of a Gaussian pixel where it is not learned. */
  public double getVariance() {
    return variance;
  }

  public void setVariance(double variance) {
    this.variance = variance;
  }

  public Likelihood getLikelihood() {
    return likelihood;
  }

  public void setLikelihood(Likelihood likelihood) {
    this.likelihood = likelihood;
  }

  @Override
  LossTermKernel kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new ReconstructionTermKernel(conf, dataType, PixelLikelihood.of(likelihood, variance));
  }
}
