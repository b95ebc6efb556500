package io.sparkvae.study;

import io.sparkvae.training.schedule.HyperparameterSettings;
import io.sparkvae.training.schedule.TrainingSettings;
import java.util.Optional;
import java.util.OptionalInt;

/** Training settings that differ from others in a few values, in the making. */
record SettingsVariant(TrainingSettings made) {

  static SettingsVariant of(TrainingSettings settings) {
    return new SettingsVariant(settings);
  }

  SettingsVariant output(String output) {
    return with(Optional.of(output), made.epochs(), made.replicas(), made.pace());
  }

  SettingsVariant epochs(int epochs) {
    return with(made.output(), epochs, made.replicas(), made.pace());
  }

  SettingsVariant replicas(int replicas) {
    return with(made.output(), made.epochs(), OptionalInt.of(replicas), made.pace());
  }

  SettingsVariant pace(HyperparameterSettings pace) {
    return with(made.output(), made.epochs(), made.replicas(), pace);
  }

  private SettingsVariant with(
      Optional<String> output, int epochs, OptionalInt replicas, HyperparameterSettings pace) {
    return new SettingsVariant(
        new TrainingSettings(
            output,
            epochs,
            replicas,
            pace,
            made.adam(),
            made.seed(),
            made.aggregationDepth(),
            made.persistence(),
            made.earlyStoppingEpochs(),
            made.threadsPerTask()));
  }
}
