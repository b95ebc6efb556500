package io.sparkvae.training.checkpoint;

import io.sparkvae.training.round.TrainingData;
import io.sparkvae.training.schedule.Hyperparameters;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that decides the parameters of a training but its progress, by name: two trainings
 * whose fingerprints agree go the same way from the same checkpoint.
 */
public record Fingerprint(SortedMap<String, String> facts) {

  public Fingerprint {
    facts = new TreeMap<>(facts);
  }

  /** What these settings and this corpus make of a training. */
  public static Fingerprint of(
      VaeSpec spec, TrainingSettings settings, Hyperparameters pace, TrainingData data) {
    SortedMap<String, String> facts = new TreeMap<>();
    ModelSettings model = spec.model();
    facts.put("corpus", data.fingerprint());
    facts.put("image shape", spec.shape().toString());
    facts.put("model.architecture", model.architecture().toString());
    facts.put("model.latent-dim", String.valueOf(model.latentDim()));
    facts.put("model.hidden-sizes", model.hiddenSizes().toString());
    facts.put("model.likelihood", model.likelihood().toString());
    facts.put("model.binarisation", model.binarisation() + " " + spec.binarisationSeed());
    facts.put("model.beta", String.valueOf(model.beta()));
    facts.put("model.beta-warmup-epochs", String.valueOf(model.betaWarmupEpochs()));
    facts.put("training.adam", spec.adam().toString());
    facts.put("training.replicas", String.valueOf(data.replicas()));
    facts.put("training.batch and frequency", pace.cadence().toString());
    facts.put("training.learning-rate", pace.learningRate().toString());
    facts.put("training.seed", String.valueOf(settings.seed()));
    facts.put("training.aggregation-depth", String.valueOf(settings.aggregationDepth()));
    if (pace.learningRate().dependsOnTheEnd()) {
      // A constant rate does not depend on the end, so that a training may be made longer.
      facts.put("training.epochs", String.valueOf(settings.epochs()));
    }
    return new Fingerprint(facts);
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
