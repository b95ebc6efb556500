package io.sparkvae.vae.network;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;

/** The term β·KL(q(z|x) ‖ N(0, I)) of the loss; it needs no label. */
@SuppressWarnings("EqualsHashCode")
public final class KlTerm extends LossTerm {

  private double beta = 1;
  private double freeBits;

  /** For JSON. */
  public KlTerm() {}

  KlTerm(double beta, double freeBits) {
    this.beta = beta;
    this.freeBits = freeBits;
  }

  /** Nats of each latent, averaged over a minibatch, below which it has no gradient. */
  public double getFreeBits() {
    return freeBits;
  }

  public void setFreeBits(double freeBits) {
    this.freeBits = freeBits;
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
    return new KlTermKernel(conf, dataType, beta, freeBits);
  }
}
