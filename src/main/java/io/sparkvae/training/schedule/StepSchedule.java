package io.sparkvae.training.schedule;

import io.sparkvae.vae.spec.Seeds;
import io.sparkvae.vae.spec.Seeds.Purpose;
import io.sparkvae.vae.spec.StepSettings;
import java.io.Serializable;

/**
 * The settings of every step of a training; travels to executors.
 *
 * @param iterations how many iterations the whole training takes
 */
public record StepSchedule(
    LearningRateSchedule learningRate, BetaSchedule beta, long iterations, long seed)
    implements Serializable {

  /**
   * The settings of one step. Its seed takes the minibatch's index within the epoch, which follows
   * from round and averaging frequency: so one replica learns the same whatever the frequency.
   *
   * @param iteration minibatches behind the parameters
   * @param minibatch index within the epoch
   */
  public StepSettings step(int iteration, ReplicaPlan plan, int minibatch) {
    return new StepSettings(
        learningRate.at(iteration, iterations),
        beta.at(iteration),
        Seeds.of(Purpose.STEP, seed, plan.epoch(), plan.replica(), minibatch));
  }

  /** Learning rate and beta of one iteration, without a seed. */
  public StepSettings rates(int iteration) {
    return new StepSettings(learningRate.at(iteration, iterations), beta.at(iteration), 0);
  }
}
