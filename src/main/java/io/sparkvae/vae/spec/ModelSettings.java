package io.sparkvae.vae.spec;

import io.sparkvae.config.SettingsReader;
import java.io.Serializable;
import java.util.List;

/**
 * The model and its objective.
 *
 * @param latentDim length of the latent vector
 * @param hiddenSizes widths of the encoder's hidden layers; the decoder mirrors them
 * @param beta weight of the KL term; 1 is the ELBO
 * @param betaWarmupEpochs epochs over which beta rises linearly from 0
 */
public record ModelSettings(
    Architecture architecture,
    int latentDim,
    List<Integer> hiddenSizes,
    Likelihood likelihood,
    Binarisation binarisation,
    double beta,
    int betaWarmupEpochs)
    implements Serializable {

  /** Reads the group {@code spark-vae.model}. */
  public static ModelSettings from(SettingsReader model) {
    return new ModelSettings(
        model.choice("architecture", Architecture.class),
        model.integer("latent-dim", 1, 65536),
        model.integers("hidden-sizes", 1, 65536),
        model.choice("likelihood", Likelihood.class),
        model.choice("binarisation", Binarisation.class),
        model.number("beta", 0, 1e6),
        model.integer("beta-warmup-epochs", 0, 1_000_000));
  }
}
