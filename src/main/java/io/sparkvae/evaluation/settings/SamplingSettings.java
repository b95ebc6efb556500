package io.sparkvae.evaluation.settings;

import io.sparkvae.config.SettingsReader;

/**
 * How much is drawn for the likelihood numbers.
 *
 * @param samples z of each image in the ELBO
 * @param importanceSamples z of each image in the importance-weighted bound; 0 leaves it out
 * @param importanceImages at most this many of the evaluated images in that bound; 0 for all
 */
public record SamplingSettings(int samples, int importanceSamples, int importanceImages) {

  static SamplingSettings from(SettingsReader evaluation) {
    return new SamplingSettings(
        evaluation.integer("samples", 1, 1_000_000),
        evaluation.integer("importance-samples", 0, 100_000_000),
        evaluation.integer("importance-images", 0, Integer.MAX_VALUE));
  }
}
