package io.sparkvae.training.round;

import io.sparkvae.vae.TrainingState;
import java.io.Serializable;

/** What the driver makes of the mean of the replicas: the state that the next round begins with. */
sealed interface OuterStep extends Serializable {

  /**
   * The state that the next round begins with.
   *
   * @param before the state that the round began with
   * @param mean of the replicas, weighted by images
   */
  TrainingState next(TrainingState before, TrainingState mean);

  /** The mean as it is (McMahan et al. 2017, FedAvg). */
  record PlainAverage() implements OuterStep {

    @Override
    public TrainingState next(TrainingState before, TrainingState mean) {
      return mean;
    }
  }
}
