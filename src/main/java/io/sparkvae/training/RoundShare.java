package io.sparkvae.training;

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
record RoundShare(int place, List<ReplicaReport> reports, List<Summand> summands)
    implements Serializable {

  RoundShare {
    reports = List.copyOf(reports);
    summands = List.copyOf(summands);
  }

  RoundShare at(int newPlace) {
    return new RoundShare(newPlace, reports, summands);
  }

  /** The reports of the group, and its states as one summand, in the order given. */
  static RoundShare join(int place, List<RoundShare> group, Function<List<Summand>, Summand> mean) {
    List<ReplicaReport> reports = new ArrayList<>();
    List<Summand> summands = new ArrayList<>();
    for (RoundShare share : group) {
      reports.addAll(share.reports);
      summands.addAll(share.summands);
    }
    boolean whole = summands.size() == group.size();
    return new RoundShare(place, reports, whole ? List.of(mean.apply(summands)) : List.of());
  }
}
