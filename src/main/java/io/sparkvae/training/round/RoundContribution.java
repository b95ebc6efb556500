package io.sparkvae.training.round;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What one replica, or a group of them, brings back from a round; travels from tasks to the driver.
 *
 * @param place among the shares of its level of the tree, counted from 0
 * @param summands one for the group; none where a replica diverged
 */
@DefaultSerializer(JavaSerializer.class)
record RoundContribution(int place, List<ReplicaReport> reports, List<WeightedState> summands)
    implements Serializable {

  RoundContribution {
    reports = List.copyOf(reports);
    summands = List.copyOf(summands);
  }

  RoundContribution at(int newPlace) {
    return new RoundContribution(newPlace, reports, summands);
  }

  /** The reports of the group, and its states as one summand, in the order given. */
  static RoundContribution join(
      int place, List<RoundContribution> group, Function<List<WeightedState>, WeightedState> mean) {
    List<ReplicaReport> reports = new ArrayList<>();
    List<WeightedState> summands = new ArrayList<>();
    for (RoundContribution share : group) {
      reports.addAll(share.reports);
      summands.addAll(share.summands);
    }
    boolean whole = summands.size() == group.size();
    return new RoundContribution(place, reports, whole ? List.of(mean.apply(summands)) : List.of());
  }
}
