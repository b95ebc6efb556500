package io.sparkvae.study;

import io.sparkvae.training.schedule.TrainingSettings;

/**
 * One way of averaging, tried with every number of replicas: a column of the tables and a panel of
 * the plots. To try another way, add a record here and name it in {@link StudySettings#from}.
 */
public sealed interface Averaging {

  /** For people and file names, such as {@code every 10}. */
  String label();

  /** The settings of a training, made to average in this way with that many replicas. */
  TrainingSettings applied(TrainingSettings settings, int replicas);

  /** Every replica takes that many minibatches between two averagings. */
  record EveryMinibatches(int minibatches) implements Averaging {

    @Override
    public String label() {
      return "every " + minibatches;
    }

    @Override
    public TrainingSettings applied(TrainingSettings settings, int replicas) {
      return averagedEvery(settings, replicas, minibatches);
    }
  }

  /** Every replica takes all its images between two averagings. */
  record EveryEpoch() implements Averaging {

    @Override
    public String label() {
      return "every epoch";
    }

    @Override
    public TrainingSettings applied(TrainingSettings settings, int replicas) {
      // A round ends with the epoch, however many minibatches it may take.
      return averagedEvery(settings, replicas, Integer.MAX_VALUE);
    }
  }

  /** Minibatches, rounds and step size as {@code auto} chooses them by the number of replicas. */
  record Chosen() implements Averaging {

    @Override
    public String label() {
      return "auto";
    }

    @Override
    public TrainingSettings applied(TrainingSettings settings, int replicas) {
      return SettingsVariant.of(settings).replicas(replicas).pace(settings.pace().allAuto()).made();
    }
  }

  private static TrainingSettings averagedEvery(
      TrainingSettings settings, int replicas, int minibatches) {
    return SettingsVariant.of(settings)
        .replicas(replicas)
        .pace(settings.pace().withoutScaling(minibatches))
        .made();
  }
}
