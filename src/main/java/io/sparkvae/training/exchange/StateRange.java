package io.sparkvae.training.exchange;

import io.sparkvae.vae.TrainingState;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some of a state's values. Parameters and moments have positions of their own.
 *
 * @param moments of the moments, else of the parameters
 * @param to the position after the last
 */
record StateRange(boolean moments, int from, int to) {

  /** The array of a state that they stand in. */
  float[] of(TrainingState state) {
    return moments ? state.moments() : state.parameters();
  }

  /** The same values in pieces of that length, the last one perhaps shorter. */
  Stream<StateRange> cut(int length) {
    return IntStream.iterate(from, at -> at < to, at -> at + length)
        .mapToObj(at -> new StateRange(moments, at, Math.min(at + length, to)));
  }
}
