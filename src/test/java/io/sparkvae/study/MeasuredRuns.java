package io.sparkvae.study;

import io.sparkvae.study.MeasuredRun.Images;
import io.sparkvae.study.MeasuredRun.Recipe;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs of 100 images an epoch, for tests of what is made of runs. */
final class MeasuredRuns {

  private static final Images IMAGES = new Images(100, 10, 0, "f00d");

  private MeasuredRuns() {}

  /** A run with these held-out negative ELBOs, two seconds an epoch. */
  static MeasuredRun of(int replicas, String averaging, double... heldOut) {
    List<EpochPoint> points = new ArrayList<>();
    for (int i = 0; i < heldOut.length; i++) {
      points.add(
          new EpochPoint(
              i + 1, 5L * (i + 1), 100L * (i + 1), 2.0 * (i + 1), heldOut[i] + 1, heldOut[i]));
    }
    return new MeasuredRun(recipe(replicas, averaging), IMAGES, points, null);
  }

  static MeasuredRun diverged(int replicas, String averaging) {
    return new MeasuredRun(
        recipe(replicas, averaging), IMAGES, List.of(), "Training diverged in epoch 1");
  }

  private static Recipe recipe(int replicas, String averaging) {
    @Nullable Integer frequency = averaging.equals("every epoch") ? null : 1;
    return new Recipe(replicas, averaging, 4, frequency, 0.001, 0, "constant", 2);
  }
}
