package io.sparkvae.training.schedule;

import io.sparkvae.training.schedule.LearningRateSchedule.Shape;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Minibatches, rounds and step size of one training, with nothing left to choose. */
public record Hyperparameters(MinibatchPlan minibatches, LearningRateSchedule learningRate) {

  /** The same in words: {@code batch 64, averaging every 20, learning rate 0.006, …}. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "batch %d, averaging %s, learning rate %s, %s, %s",
        minibatches.batchSizePerWorker(),
        minibatches.averagingFrequency() == Integer.MAX_VALUE
            ? "once an epoch"
            : "every " + minibatches.averagingFrequency(),
        rate(),
        learningRate.warmupIterations() == 0
            ? "no warm-up"
            : "warm-up of %d iterations".formatted(learningRate.warmupIterations()),
        shape());
  }

  private String shape() {
    return switch (learningRate.shape()) {
      case CONSTANT -> "constant";
      case COSINE -> "falls to zero as a cosine";
      case LATE_LINEAR ->
          String.format(
              Locale.ROOT, "falls to zero over the last %.0f %%", 100 * learningRate.fall());
    };
  }

  private String rate() {
    return String.format(Locale.ROOT, "%.4g", learningRate.rate()).replaceFirst("\\.?0+$", "");
  }

  /** One entry for each value, named as its setting, for the record of the model. */
  public Map<String, String> facts() {
    Map<String, String> facts = new TreeMap<>();
    facts.put("batch-size-per-worker", Integer.toString(minibatches.batchSizePerWorker()));
    facts.put("averaging-frequency", Integer.toString(minibatches.averagingFrequency()));
    facts.put("learning-rate-scaled", Double.toString(learningRate.rate()));
    facts.put("learning-rate-warmup-iterations", Integer.toString(learningRate.warmupIterations()));
    String shape = learningRate.shape().name().toLowerCase(Locale.ROOT).replace('_', '-');
    facts.put("learning-rate-schedule", shape);
    if (learningRate.shape() == Shape.LATE_LINEAR) {
      facts.put("learning-rate-fall-fraction", Double.toString(learningRate.fall()));
    }
    return facts;
  }
}
