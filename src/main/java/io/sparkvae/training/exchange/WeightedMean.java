package io.sparkvae.training.exchange;

import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The mean of states weighted by the images behind them, Σ nᵢ·wᵢ / Σ nᵢ, for parameters and moments
 * alike. It is formed as a running mean, m ← m − (m − wᵢ)·nᵢ/Nᵢ with Nᵢ the images so far (West
 * 1979), so that identical states average to themselves, bit for bit, and a mean of means is formed
 * the same way. States are taken in the order given, never in order of arrival. The iteration count
 * is the largest: a replica short of images has fewer minibatches, and Adam's bias correction has
 * to fit those that went on.
 */
public final class WeightedMean {

  /** Values averaged at a time: the mean stays in the first-level cache between states. */
  private static final int CHUNK = 4096;

  /** Chunks that one thread averages at a time. */
  private static final int STRIPE = 32;

  /** States in which the means of groups are formed, a state a level of the tree; made once. */
  private final List<TrainingState> scratch = new ArrayList<>();

  /**
   * The mean. Not for several threads at once.
   *
   * @param overwritten a state whose arrays receive it; no longer valid afterwards
   */
  public TrainingState of(List<? extends WeightedState> states, TrainingState overwritten) {
    WeightedState.Group group = new WeightedState.Group(states);
    int parameters = overwritten.parameters().length;
    while (scratch.size() < group.levels() - 1) {
      scratch.add(TrainingState.blank(parameters));
    }
    StateRange moments = new StateRange(true, 0, overwritten.moments().length);
    // Stripes are independent of each other, so that threads change nothing but the time.
    Stream.of(new StateRange(false, 0, parameters), moments)
        .flatMap(all -> all.cut(STRIPE * CHUNK))
        .toList()
        .parallelStream()
        .flatMap(stripe -> stripe.cut(CHUNK))
        .forEach(chunk -> group.write(chunk, chunk.of(overwritten), scratch));
    return overwritten.at(group.iteration());
  }

  /** One node of the tree: the mean of its children, which weighs as many images as they do. */
  static WeightedState node(List<WeightedState> children) {
    if (children.size() == 1) {
      return children.get(0);
    }
    TrainingState blank = TrainingState.blank(children.get(0).parameters());
    TrainingState mean = new WeightedMean().of(children, blank);
    return WeightedState.of(mean, new WeightedState.Group(children).images());
  }
}
