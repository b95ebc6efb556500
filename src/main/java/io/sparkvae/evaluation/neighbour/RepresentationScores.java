package io.sparkvae.evaluation.neighbour;

import io.sparkvae.evaluation.measure.Interval;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.neighbour.NeighbourScore.Share;
import io.sparkvae.search.Distance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What neighbours by one representation are worth, under every distance it is compared by.
 *
 * @param name of the representation
 * @param k neighbours that vote
 */
record RepresentationScores(String name, int k, Map<Distance, NeighbourScore> scores) {

  /** Three numbers of the Euclidean distance, and each under every distance. */
  List<Metric> metrics(Protocol base) {
    List<Metric> metrics = new ArrayList<>();
    Protocol protocol = base.with("interval", "Wilson 95 %");
    Protocol one = protocol.with("neighbours", 1);
    Protocol vote = protocol.with("neighbours", k);
    Protocol precision = vote.with("interval", "bootstrap over queries 95 %");
    metrics.add(single("nearest_neighbour_accuracy_", NeighbourScore::nearest, one));
    metrics.add(single("neighbour_vote_accuracy_", NeighbourScore::vote, vote));
    metrics.add(single("precision_at_k_", NeighbourScore::precision, precision));
    if (scores.size() == 1) {
      return metrics;
    }
    metrics.add(each("neighbour_accuracy_", NeighbourScore::nearest, one));
    metrics.add(each("vote_accuracy_", NeighbourScore::vote, vote));
    metrics.add(each("precision_", NeighbourScore::precision, precision));
    return metrics;
  }

  private Metric single(String prefix, Function<NeighbourScore, Share> asked, Protocol protocol) {
    Protocol euclidean = protocol.with("distance", "Euclidean");
    Share share = asked.apply(scores.get(Distance.EUCLIDEAN));
    return Metric.of(prefix + name, share.value(), "share", euclidean)
        .within(List.of(share.interval()));
  }

  private Metric each(String prefix, Function<NeighbourScore, Share> asked, Protocol protocol) {
    Map<String, Double> values = new LinkedHashMap<>();
    List<Interval> intervals = new ArrayList<>();
    scores.forEach(
        (distance, score) -> {
          values.put(distance.label(), asked.apply(score).value());
          intervals.add(asked.apply(score).interval());
        });
    Protocol distances = protocol.with("distance", "each, by the references' mean and deviation");
    return Metric.ofParts(prefix + name + "_by_distance", values, "share", distances)
        .within(intervals);
  }
}
