package io.sparkvae.training.schedule;

import java.io.Serializable;

/**
 * Adam's step size as a function of the iteration: a linear rise from 0, then constant, a half
 * cosine down to 0 (Loshchilov and Hutter 2017, without restarts), or constant with a linear fall
 * to 0 at the end of the training (Hägele et al. 2024).
 *
 * @param rate step size after the warm-up
 * @param warmupIterations iterations of the rise; 0 switches it off
 * @param fall share of the training, at its end, over which {@link Shape#LATE_LINEAR} falls; 0 for
 *     the other shapes
 */
public record LearningRateSchedule(double rate, int warmupIterations, Shape shape, double fall)
    implements Serializable {

  /** What follows the warm-up. */
  public enum Shape {
    CONSTANT,
    COSINE,
    LATE_LINEAR
  }

  public LearningRateSchedule {
    if (!(rate > 0) || Double.isInfinite(rate) || warmupIterations < 0) {
      throw new IllegalArgumentException(
          "learning rate %s with a warm-up of %d iterations".formatted(rate, warmupIterations));
    }
    if (shape == Shape.LATE_LINEAR ? !(fall > 0 && fall <= 1) : fall != 0) {
      throw new IllegalArgumentException(
          "learning rate of shape %s that falls over %s of the training".formatted(shape, fall));
    }
  }

  /** Whether the rate of an iteration follows from how many there are. */
  public boolean dependsOnTheEnd() {
    return shape != Shape.CONSTANT;
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
      case LATE_LINEAR -> {
        double left = Math.max(0, iterations - iteration) / (fall * Math.max(1, iterations));
        yield rate * Math.min(1, left);
      }
    };
  }
}
