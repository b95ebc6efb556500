package io.sparkvae.benchmark;

import java.util.Locale;

/**
 * What one round was given and what it took.
 *
 * @param parameters of the network
 * @param replicas that were averaged
 * @param images that one core went through, one replica after another; a mean over the epoch
 * @param steps of the optimiser that one core took
 * @param seconds of the whole round
 */
record Round(int parameters, int replicas, double images, double steps, double seconds) {

  /** The configuration as it is printed. */
  String label() {
    return String.format(
        Locale.ROOT,
        "parameters %8d  replicas %d  images a core %7.1f  steps a core %5.1f",
        parameters,
        replicas,
        images,
        steps);
  }
}
