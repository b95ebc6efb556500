package io.sparkvae.vae.spec;

import io.sparkvae.error.SettingsException;
import io.sparkvae.image.ImageShape;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that determines the network but its parameters; travels to executors.
 *
 * @param binarisationSeed seed of the draws of static binarisation
 */
public record VaeSpec(
    ModelSettings model, ImageShape shape, AdamSettings adam, long binarisationSeed)
    implements Serializable {

  public VaeSpec {
    List<String> problems = problems(model, shape);
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /** What model and image shape have against each other; empty where they agree. */
  public static List<String> problems(ModelSettings model, ImageShape shape) {
    List<String> problems = new ArrayList<>();
    boolean square = shape.height() == shape.width() && shape.height() % 16 == 0;
    if (model.architecture() == Architecture.CONV && !square) {
      problems.add(
          "Cannot build model conv for images of %dx%d pixels: it halves a square four times"
                  .formatted(shape.width(), shape.height())
              + " (set image.width and height to the same multiple of 16, or"
              + " model.architecture to dense)");
    }
    if (model.architecture() == Architecture.RESIDUAL) {
      problems.addAll(model.residual().problems(shape));
    }
    if (model.likelihood() == Likelihood.GAUSSIAN && model.binarisation() != Binarisation.NONE) {
      problems.add(
          "Cannot use model.binarisation with likelihood gaussian: it makes pixels 0 or"
              + " 1 (set model.likelihood to bernoulli, or binarisation to none)");
    }
    if (model.alterations().any() && model.binarisation() != Binarisation.NONE) {
      problems.add(
          "Cannot use model.alterations with model.binarisation: altered pictures are grey (set"
              + " binarisation to none, or every alteration to 0)");
    }
    if (model.architecture() == Architecture.LINEAR && model.likelihood() != Likelihood.GAUSSIAN) {
      problems.add(
          "Cannot build model linear with likelihood bernoulli: its closed form is Gaussian (set"
              + " model.likelihood to gaussian, or model.architecture to dense)");
    }
    return problems;
  }
}
