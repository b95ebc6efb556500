package io.sparkvae.vae.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/** The term β·KL(q(z|x) ‖ N(0, I)) of the loss; it needs no label. */
@SuppressWarnings("EqualsHashCode")
public final class KlTerm extends LossTerm {

  private double beta = 1;

  /** For JSON. */
  public KlTerm() {}

  KlTerm(double beta) {
    this.beta = beta;
  }

  /** The weight that the term begins with. */
  public double getBeta() {
    return beta;
  }

  public void setBeta(double beta) {
    this.beta = beta;
  }

  @Override
  LossTermKernel kernel(NeuralNetConfiguration conf, DataType dataType) {
    return new KlTermKernel(conf, dataType, beta);
  }
}
