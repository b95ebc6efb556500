package io.sparkvae.training.listener;

import java.util.OptionalDouble;

/**
 * How a training ended.
 *
 * @param epochs that it took
 * @param bestEpoch whose parameters are the network's, counted from 1
 * @param stoppedEarly before the number of epochs that was set, as nothing got better
 * @param natsWon by the network over probabilistic PCA, per held-out image; negative where it has
 *     not overtaken it, nothing where they do not compare
 */
public record TrainingEnd(
    int epochs, int bestEpoch, boolean stoppedEarly, OptionalDouble natsWon) {}
