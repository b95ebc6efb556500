package io.sparkvae.training.listener;

/**
 * How a training ended.
 *
 * @param epochs that it took
 * @param keptEpoch whose parameters are the result, counted from 1
 * @param stoppedEarly before the number of epochs that was set, as nothing got better
 */
public record TrainingEnd(int epochs, int keptEpoch, boolean stoppedEarly) {}
