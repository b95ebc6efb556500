package io.sparkvae.study;

import io.sparkvae.table.EpochMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training had reached at the end of an epoch.
 *
 * @param epoch counted from 1
 * @param rounds averagings since the training began
 * @param images seen by all replicas together since the training began
 * @param seconds of training since it began, the scoring of held-out images left out
 * @param trainNegativeElbo nats per image, over the epoch
 * @param validationNegativeElbo nats per image, on held-out images
 */
public record EpochPoint(
    int epoch,
    long rounds,
    long images,
    double seconds,
    double trainNegativeElbo,
    double validationNegativeElbo) {

  /** The points of a training. */
  static List<EpochPoint> of(List<EpochMetrics> metrics) {
    List<EpochPoint> points = new ArrayList<>();
    double seconds = 0;
    for (EpochMetrics epoch : metrics) {
      seconds += epoch.seconds().training();
      points.add(
          new EpochPoint(
              epoch.epoch(),
              epoch.round(),
              epoch.images(),
              seconds,
              epoch.train().negativeElbo(),
              epoch.heldOut().orElseThrow().loss().negativeElbo()));
    }
    return points;
  }
}
