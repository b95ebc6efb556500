package io.sparkvae.training.listener;

import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.vae.spec.ElboSum;

/**
 * How far an epoch is.
 *
 * @param epoch counted from 1
 * @param epochs of the whole training
 * @param round that has just ended, counted from 1
 * @param rounds of the epoch
 * @param elbo loss terms of the epoch's rounds so far
 * @param seconds of the epoch so far
 */
public record RoundProgress(
    int epoch, int epochs, int round, int rounds, ElboSum elbo, PhaseSeconds seconds) {

  /** Training images per second, in this epoch. */
  public double imagesPerSecond() {
    return elbo.images() / seconds.training();
  }
}
