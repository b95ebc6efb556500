package io.sparkvae.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.sparkvae.config.Settings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.training.schedule.Hyperparameters;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.LearningRateSchedule.Shape;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.TrainingSettings;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The texts that commit 415330f wrote: with others, its trainings would not be resumed. */
final class FingerprintTest {

  private static final VaeSpec SPEC =
      new VaeSpec(
          new ModelSettings(
              Architecture.DENSE,
              3,
              List.of(500, 20),
              Likelihood.BERNOULLI,
              Binarisation.DYNAMIC,
              0.5,
              2),
          new ImageShape(3, 8, 16),
          new AdamSettings(0.9, 0.999, 1e-8),
          7);

  @Test
  void everyFactIsTheTextThatItEverWas() {
    LearningRateSchedule rate = new LearningRateSchedule(0.001, 0, Shape.CONSTANT, 0);
    assertThat(facts(new Hyperparameters(new MinibatchPlan(4, 1), rate)))
        .containsOnly(
            entry("corpus", "f00d"),
            entry("image shape", "3x8x16"),
            entry("model.architecture", "DENSE"),
            entry("model.latent-dim", "3"),
            entry("model.hidden-sizes", "[500, 20]"),
            entry("model.likelihood", "BERNOULLI"),
            entry("model.binarisation", "DYNAMIC 7"),
            entry("model.beta", "0.5"),
            entry("model.beta-warmup-epochs", "2"),
            entry("training.adam", "AdamSettings[beta1=0.9, beta2=0.999, epsilon=1.0E-8]"),
            entry("training.replicas", "2"),
            entry(
                "training.batch and frequency",
                "Cadence[batchSizePerWorker=4, averagingFrequency=1]"),
            entry(
                "training.learning-rate",
                "LearningRateSchedule[rate=0.001, warmupIterations=0, shape=CONSTANT, fall=0.0]"),
            entry("training.seed", "7"),
            entry("training.aggregation-depth", "2"));
  }

  @Test
  void theEndMattersToARateThatDependsOnIt() {
    LearningRateSchedule rate = new LearningRateSchedule(0.006, 150, Shape.LATE_LINEAR, 0.2);
    assertThat(facts(new Hyperparameters(new MinibatchPlan(96, 10), rate)))
        .contains(
            entry(
                "training.learning-rate",
                "LearningRateSchedule[rate=0.006, warmupIterations=150, shape=LATE_LINEAR,"
                    + " fall=0.2]"),
            entry("training.epochs", "6"));
  }

  private static Map<String, String> facts(Hyperparameters pace) {
    TrainingSettings settings =
        Settings.of(Optional.empty(), List.of("training.epochs=6", "training.seed=7"))
            .read(root -> TrainingSettings.from(root.group("training")));
    return Fingerprint.of(SPEC, settings, pace, "f00d", 2).facts();
  }
}
