package io.sparkvae.training.schedule;

import java.io.Serializable;

/**
 * The weight of the KL term as a function of the iteration: a linear rise from 0 (Bowman et al.
 * 2016), then constant (Higgins et al. 2017).
 *
 * @param warmupIterations iterations of the rise; 0 switches it off
 */
public record BetaSchedule(double beta, long warmupIterations) implements Serializable {

  /** The weight in one iteration, counted from 0. */
  double at(long iteration) {
    return iteration >= warmupIterations ? beta : beta * iteration / warmupIterations;
  }
}
