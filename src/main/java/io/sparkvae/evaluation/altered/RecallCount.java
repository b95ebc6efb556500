package io.sparkvae.evaluation.altered;

import io.sparkvae.evaluation.measure.Interval;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.image.alter.Alteration;
import io.sparkvae.search.Neighbours;
import io.sparkvae.search.VectorBlock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Counts which altered pictures have their original as nearest neighbour. */
final class RecallCount {

  private final long[] numbers;
  private final Map<Long, Query> queries = new HashMap<>();
  private final Map<Alteration, boolean[]> found = new EnumMap<>(Alteration.class);

  /** One altered picture: which of the numbers it is of, and what was done to it. */
  private record Query(int image, Alteration alteration) {}

  /**
   * Nothing found.
   *
   * @param numbers of the images that were altered
   */
  RecallCount(long[] numbers) {
    this.numbers = numbers;
    for (Alteration alteration : Alteration.values()) {
      found.put(alteration, new boolean[numbers.length]);
      for (int image = 0; image < numbers.length; image++) {
        queries.put(AlteredQueries.key(numbers[image], alteration), new Query(image, alteration));
      }
    }
  }

  /** Takes altered pictures with their nearest references, which are known by their numbers. */
  void add(VectorBlock altered, Neighbours nearest) {
    for (int row = 0; row < nearest.queries(); row++) {
      Query query = queries.get(altered.key(row));
      if (query == null) {
        throw new IllegalArgumentException("no altered picture has the key " + altered.key(row));
      }
      if (nearest.found(row) > 0 && nearest.key(row, 0) == numbers[query.image()]) {
        found(query.alteration())[query.image()] = true;
      }
    }
  }

  private boolean[] found(Alteration alteration) {
    return Objects.requireNonNull(found.get(alteration));
  }

  /** Recall of each alteration, and of all together. */
  Metric metric(String name, Protocol protocol) {
    Map<String, Double> values = new LinkedHashMap<>();
    List<Interval> intervals = new ArrayList<>();
    double[] ofImage = new double[numbers.length];
    for (Alteration alteration : Alteration.values()) {
      long hits = 0;
      for (int image = 0; image < numbers.length; image++) {
        boolean hit = found(alteration)[image];
        hits += hit ? 1 : 0;
        ofImage[image] += hit ? 1.0 / Alteration.values().length : 0;
      }
      values.put(alteration.label(), (double) hits / numbers.length);
      intervals.add(Interval.wilson(hits, numbers.length));
    }
    double sum = 0;
    for (double share : ofImage) {
      sum += share;
    }
    values.put("together", sum / numbers.length);
    // Pictures of one image are not independent: images are drawn again, not pictures.
    intervals.add(Interval.bootstrap(ofImage));
    return Metric.ofParts(name, values, "share", protocol).within(intervals);
  }
}
