package io.sparkvae.vae.bundle;

import io.sparkvae.storage.JsonObject;
import io.sparkvae.vae.spec.Alterations;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.ModelStart;
import io.sparkvae.vae.spec.PixelVariance;
import io.sparkvae.vae.spec.Precision;
import io.sparkvae.vae.spec.ResidualSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What {@code bundle.json} says of the network. What older bundles do not tell is what there was
 * when they were written.
 */
final class ModelJson {

  private static final int MAX_WIDTH = 65536;
  private static final int MAX_LAYERS = 64;

  private ModelJson() {}

  static Map<String, Object> write(ModelSettings model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("architecture", word(model.architecture()));
    json.put("latent_dim", model.latentDim());
    if (model.architecture() == Architecture.DENSE) {
      json.put("hidden_sizes", model.hiddenSizes());
    }
    if (model.architecture() == Architecture.RESIDUAL) {
      json.put("widths", model.residual().widths());
      json.put("blocks", model.residual().blocks());
      json.put("precision", word(model.residual().precision()));
    }
    json.put("likelihood", word(model.likelihood()));
    if (model.likelihood() == Likelihood.GAUSSIAN) {
      json.put("variance", model.variance().word());
      json.put("start", word(model.start()));
    }
    json.put("binarisation", word(model.binarisation()));
    json.put("beta", model.beta());
    json.put("beta_warmup_epochs", model.betaWarmupEpochs());
    if (model.freeBits() > 0) {
      json.put("free_bits", model.freeBits());
    }
    if (model.alterations().any()) {
      json.put("alterations", alterations(model.alterations()));
    }
    return json;
  }

  static ModelSettings read(JsonObject model) {
    Architecture architecture = model.choice("architecture", Architecture.class);
    return new ModelSettings(
        architecture,
        model.integer("latent_dim", 1, MAX_WIDTH),
        architecture == Architecture.DENSE
            ? model.integers("hidden_sizes", 1, MAX_WIDTH, MAX_LAYERS)
            : List.of(),
        model.choice("likelihood", Likelihood.class),
        model.choice("binarisation", Binarisation.class),
        model.number("beta", 0, 1e6),
        model.integer("beta_warmup_epochs", 0, 1_000_000),
        // Bundles from before variances were learned do not tell.
        model.has("variance") ? variance(model) : PixelVariance.UNIT,
        model.has("start") ? model.choice("start", ModelStart.class) : ModelStart.RANDOM,
        model.has("free_bits") ? model.number("free_bits", 0, 1e6) : 0,
        architecture == Architecture.RESIDUAL ? residual(model) : ResidualSettings.NONE,
        model.has("alterations") ? alterations(model.object("alterations")) : Alterations.NONE);
  }

  private static ResidualSettings residual(JsonObject model) {
    return new ResidualSettings(
        model.integers("widths", 1, MAX_WIDTH, MAX_LAYERS),
        model.integer("blocks", 0, MAX_LAYERS),
        model.choice("precision", Precision.class));
  }

  private static Alterations alterations(JsonObject json) {
    return new Alterations(
        json.number("shift", 0, 1),
        json.number("crop", 0, 1),
        json.number("brightness", 0, 1),
        json.number("colour", 0, 1),
        json.flag("mirror"));
  }

  /** A constant as JSON names it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> alterations(Alterations alterations) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("shift", alterations.shift());
    json.put("crop", alterations.crop());
    json.put("brightness", alterations.brightness());
    json.put("colour", alterations.colour());
    json.put("mirror", alterations.mirror());
    return json;
  }

  private static PixelVariance variance(JsonObject model) {
    String word = model.text("variance");
    return PixelVariance.of(word)
        .orElseThrow(() -> model.problem("has a variance that is none: " + word));
  }
}
