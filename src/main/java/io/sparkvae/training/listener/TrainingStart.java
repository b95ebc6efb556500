package io.sparkvae.training.listener;

import io.sparkvae.training.schedule.Hyperparameters;
import java.util.Optional;

/**
 * What a training begins with.
 *
 * @param replicas model copies
 * @param trainingImages in one epoch
 * @param heldOutImages scored after every epoch
 * @param epochs of the whole training
 * @param pace minibatches, rounds and step size
 * @param opponent probabilistic PCA, if the model's figures compare with it
 * @param resumed where an earlier run had come to, if this one goes on from there
 */
public record TrainingStart(
    int replicas,
    long trainingImages,
    long heldOutImages,
    int epochs,
    Hyperparameters pace,
    Optional<LinearOpponent> opponent,
    Optional<Position> resumed) {

  /**
   * A place in a training.
   *
   * @param epoch counted from 1
   * @param round the last one of the epoch that has ended; 0 for its beginning
   */
  public record Position(int epoch, int round) {}
}
