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
 * @param variance of a Gaussian pixel; {@link PixelVariance#UNIT} for Bernoulli pixels
 * @param start where the parameters begin, and whether there are linear paths
 * @param freeBits nats that each latent may say of a picture without a KL term; 0 for none
 * @param residual size of a residual network; {@link ResidualSettings#NONE} for others
 * @param alterations of what the encoder sees in training
 */
public record ModelSettings(
    Architecture architecture,
    int latentDim,
    List<Integer> hiddenSizes,
    Likelihood likelihood,
    Binarisation binarisation,
    double beta,
    int betaWarmupEpochs,
    PixelVariance variance,
    ModelStart start,
    double freeBits,
    ResidualSettings residual,
    Alterations alterations)
    implements Serializable {

  /** A model as there were before variances were learned: of variance 1, begun at random. */
  public ModelSettings(
      Architecture network,
      int latents,
      List<Integer> hidden,
      Likelihood pixels,
      Binarisation draws,
      double klWeight,
      int warmupEpochs) {
    this(
        network,
        latents,
        hidden,
        pixels,
        draws,
        klWeight,
        warmupEpochs,
        PixelVariance.UNIT,
        ModelStart.RANDOM,
        0,
        ResidualSettings.NONE,
        Alterations.NONE);
  }

  /** Whether linear paths lead past the layers of encoder and decoder. */
  public boolean hasLinearPaths() {
    return start == ModelStart.PPCA || architecture == Architecture.LINEAR;
  }

  /** Reads the group {@code spark-vae.model}. */
  public static ModelSettings from(SettingsReader model) {
    Likelihood likelihood = model.choice("likelihood", Likelihood.class);
    boolean gaussian = likelihood == Likelihood.GAUSSIAN;
    PixelVariance variance = PixelVariance.from(model);
    ModelStart start = model.choice("start", ModelStart.class);
    Architecture architecture = model.choice("architecture", Architecture.class);
    ResidualSettings residual = ResidualSettings.from(model.group("residual"));
    return new ModelSettings(
        architecture,
        model.integer("latent-dim", 1, 65536),
        model.integers("hidden-sizes", 1, 65536),
        likelihood,
        model.choice("binarisation", Binarisation.class),
        model.number("beta", 0, 1e6),
        model.integer("beta-warmup-epochs", 0, 1_000_000),
        gaussian ? variance : PixelVariance.UNIT,
        gaussian ? start : ModelStart.RANDOM,
        model.number("free-bits", 0, 1e6),
        architecture == Architecture.RESIDUAL ? residual : ResidualSettings.NONE,
        Alterations.from(model.group("alterations")));
  }
}
