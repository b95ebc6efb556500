package io.sparkvae.training.checkpoint;

/**
 * The parameters with the lowest held-out negative ELBO so far. Nothing where there are no held-out
 * images.
 */
public final class BestModel {

  public static final BestModel NONE = new BestModel(-1, Double.NaN, new float[0]);

  private final int epoch;
  private final double negativeElbo;
  private final float[] parameters;

  /**
   * Borrows the array.
   *
   * @param epoch counted from 0; −1 for none
   */
  BestModel(int epoch, double negativeElbo, float[] parameters) {
    this.epoch = epoch;
    this.negativeElbo = negativeElbo;
    this.parameters = parameters;
  }

  public boolean exists() {
    return epoch >= 0;
  }

  public int epoch() {
    return epoch;
  }

  public double negativeElbo() {
    return negativeElbo;
  }

  public float[] parameters() {
    return parameters;
  }

  /** The better of the two; of equals, the older. */
  public BestModel or(int newEpoch, double newElbo, float[] newParameters) {
    boolean better = !exists() || newElbo < negativeElbo;
    return better ? new BestModel(newEpoch, newElbo, newParameters) : this;
  }
}
