package io.sparkvae.training;

import java.io.Serializable;

/**
 * Adam's step size as a function of the iteration: a linear rise from 0, then constant or a half
 * cosine down to 0 (Loshchilov and Hutter 2017, without restarts).
 *
 * @param rate step size after the warm-up
 * @param warmupIterations iterations of the rise; 0 switches it off
 */
public record LearningRateSchedule(double rate, int warmupIterations, Shape shape)
    implements Serializable {

  /** What follows the warm-up. */
  public enum Shape {
    CONSTANT,
    COSINE
  }

  public LearningRateSchedule {
    if (!(rate > 0) || Double.isInfinite(rate) || warmupIterations < 0) {
      throw new IllegalArgumentException(
          "learning rate %s with a warm-up of %d iterations".formatted(rate, warmupIterations));
    }
  }

  /**
   * The step size of one iteration.
   *
   * @param iteration counted from 0
   * @param iterations how many the whole training takes
   */
  public double at(int iteration, long iterations) {
    if (iteration < warmupIterations) {
      return rate * (iteration + 1.0) / warmupIterations;
    }
    return switch (shape) {
      case CONSTANT -> rate;
      case COSINE -> {
        double left = Math.max(1, iterations - warmupIterations);
        double progress = Math.min(1, (iteration - warmupIterations) / left);
        yield rate * 0.5 * (1 + StrictMath.cos(Math.PI * progress));
      }
    };
  }
}
