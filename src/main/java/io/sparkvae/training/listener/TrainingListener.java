package io.sparkvae.training.listener;

import io.sparkvae.table.EpochMetrics;

/**
 * Sees how a training goes. All calls come from the thread that runs the training, one at a time,
 * and the training waits for them: whoever takes long hands over to a thread of its own. In local
 * mode tasks of the next round run meanwhile.
 *
 * <p>An exception of a listener ends the training and comes out of its {@code run}. Checkpoints
 * that were saved before stay, so that the training can be resumed.
 */
public interface TrainingListener {

  /** Before the first round, once everything has been chosen that was left to choose. */
  default void trainingBegins(TrainingStart start) {}

  /** After every round, in order, before its checkpoint. */
  default void roundEnds(RoundProgress progress) {}

  /** After the held-out images of an epoch have been scored, before its checkpoint. */
  default void epochEnds(EpochMetrics metrics) {}

  /** Once a checkpoint can be resumed from; never where none are kept. */
  default void checkpointSaved(SavedCheckpoint checkpoint) {}

  /** After the last epoch; never where the training fails. */
  default void trainingEnds(TrainingEnd end) {}
}
