package io.sparkvae.study;

import io.sparkvae.study.MeasuredRun.Images;
import io.sparkvae.study.MeasuredRun.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs of 100 images per epoch, for tests of what is made of runs. */
final class MeasuredRuns {

  private static final Images IMAGES = new Images(100, 10, 0, "f00d");

  private MeasuredRuns() {}

  /** A run with these held-out negative ELBOs, two seconds per epoch. */
  static MeasuredRun of(int replicas, String averaging, double... heldOut) {
    List<EpochPoint> points = new ArrayList<>();
    for (int i = 0; i < heldOut.length; i++) {
      points.add(
          new EpochPoint(
              i + 1, 5L * (i + 1), 100L * (i + 1), 2.0 * (i + 1), heldOut[i] + 1, heldOut[i]));
    }
    Map<String, String> pace =
        Map.of("batch-size-per-worker", "4", "learning-rate-scaled", "0.001");
    return new MeasuredRun(recipe(replicas, averaging, pace), IMAGES, points, null);
  }

  static MeasuredRun diverged(int replicas, String averaging) {
    return new MeasuredRun(
        recipe(replicas, averaging, Map.of()), IMAGES, List.of(), "Training diverged in epoch 1");
  }

  private static Recipe recipe(int replicas, String averaging, Map<String, String> pace) {
    return new Recipe(replicas, averaging, 2, pace);
  }
}
