package io.sparkvae.training.exchange;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What one replica, or a group of them, brings back from a round; travels from tasks to the driver,
 * under Kryo too.
 *
 * @param place among those of its level of the tree, counted from 0
 * @param states one for the group; none where a replica diverged
 */
@DefaultSerializer(JavaSerializer.class)
public record RoundContribution(int place, List<ReplicaReport> reports, List<WeightedState> states)
    implements Serializable {

  public RoundContribution {
    reports = List.copyOf(reports);
    states = List.copyOf(states);
  }

  /** Whether a replica's loss or parameters were not finite. */
  public boolean diverged() {
    return reports.stream().anyMatch(ReplicaReport::diverged);
  }

  RoundContribution withoutStates() {
    return new RoundContribution(place, reports, List.of());
  }

  /** The reports of the group, and its states as one, in the order given. */
  static RoundContribution join(
      int place, List<RoundContribution> group, Function<List<WeightedState>, WeightedState> mean) {
    List<ReplicaReport> reports = new ArrayList<>();
    List<WeightedState> states = new ArrayList<>();
    for (RoundContribution contribution : group) {
      reports.addAll(contribution.reports);
      states.addAll(contribution.states);
    }
    boolean whole = states.size() == group.size();
    return new RoundContribution(place, reports, whole ? List.of(mean.apply(states)) : List.of());
  }
}
