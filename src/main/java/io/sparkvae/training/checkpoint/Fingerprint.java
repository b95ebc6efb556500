package io.sparkvae.training.checkpoint;

import io.sparkvae.image.ImageShape;
import io.sparkvae.training.schedule.Hyperparameters;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Alterations;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.PixelVariance;
import io.sparkvae.vae.spec.ResidualSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Everything that decides the parameters of a training but its progress, by name: two trainings
 * whose fingerprints agree go the same way from the same checkpoint.
 */
public record Fingerprint(SortedMap<String, String> facts) {

  public Fingerprint {
    facts = new TreeMap<>(facts);
  }

  /**
   * What these settings and this corpus make of a training. The texts stand in checkpoints: they
   * stay as they are, or a training is not resumed by a later version.
   */
  public static Fingerprint of(
      VaeSpec spec, TrainingSettings settings, Hyperparameters pace, String corpus, int replicas) {
    SortedMap<String, String> facts = new TreeMap<>();
    ModelSettings model = spec.model();
    facts.put("corpus", corpus);
    facts.put("image shape", text(spec.shape()));
    facts.put("model.architecture", model.architecture().name());
    facts.put("model.latent-dim", String.valueOf(model.latentDim()));
    facts.put("model.hidden-sizes", text(model.hiddenSizes()));
    facts.put("model.likelihood", model.likelihood().name());
    if (!model.variance().equals(PixelVariance.UNIT)) {
      facts.put("model.variance", model.variance().word());
    }
    if (model.hasLinearPaths()) {
      facts.put("model.start", model.start().name());
    }
    if (model.architecture() == Architecture.RESIDUAL) {
      ResidualSettings size = model.residual();
      facts.put(
          "model.residual",
          "widths %s, blocks %d, %s"
              .formatted(text(size.widths()), size.blocks(), size.precision()));
    }
    if (model.freeBits() > 0) {
      facts.put("model.free-bits", String.valueOf(model.freeBits()));
    }
    if (model.alterations().any()) {
      facts.put("model.alterations", text(model.alterations()));
    }
    facts.put("model.binarisation", model.binarisation().name() + " " + spec.binarisationSeed());
    facts.put("model.beta", String.valueOf(model.beta()));
    facts.put("model.beta-warmup-epochs", String.valueOf(model.betaWarmupEpochs()));
    facts.put("training.adam", text(spec.adam()));
    facts.put("training.replicas", String.valueOf(replicas));
    facts.put("training.batch and frequency", text(pace.minibatches()));
    facts.put("training.learning-rate", text(pace.learningRate()));
    facts.put("training.seed", String.valueOf(settings.seed()));
    facts.put("training.aggregation-depth", String.valueOf(settings.aggregationDepth()));
    if (pace.learningRate().dependsOnTheEnd()) {
      // A constant rate does not depend on the end, so that a training may be made longer.
      facts.put("training.epochs", String.valueOf(settings.epochs()));
    }
    return new Fingerprint(facts);
  }

  private static String text(ImageShape shape) {
    return shape.channels() + "x" + shape.height() + "x" + shape.width();
  }

  private static String text(List<Integer> sizes) {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(Alterations alterations) {
    return "shift %s, crop %s, brightness %s, colour %s, mirror %s"
        .formatted(
            alterations.shift(),
            alterations.crop(),
            alterations.brightness(),
            alterations.colour(),
            alterations.mirror());
  }

  private static String text(AdamSettings adam) {
    return "AdamSettings[beta1=%s, beta2=%s, epsilon=%s]"
        .formatted(adam.beta1(), adam.beta2(), adam.epsilon());
  }

  private static String text(MinibatchPlan plan) {
    return "Cadence[batchSizePerWorker=%s, averagingFrequency=%s]"
        .formatted(plan.batchSizePerWorker(), plan.averagingFrequency());
  }

  private static String text(LearningRateSchedule rate) {
    return "LearningRateSchedule[rate=%s, warmupIterations=%s, shape=%s, fall=%s]"
        .formatted(rate.rate(), rate.warmupIterations(), rate.shape().name(), rate.fall());
  }

  /** One phrase for each fact that differs: {@code training.seed was 1 and is 2}. */
  public List<String> differences(Fingerprint now) {
    SortedSet<String> names = new TreeSet<>(facts.keySet());
    names.addAll(now.facts.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String was = facts.getOrDefault(name, "not set");
      String is = now.facts.getOrDefault(name, "not set");
      if (!was.equals(is)) {
        differences.add("%s was %s and is %s".formatted(name, was, is));
      }
    }
    return differences;
  }
}
