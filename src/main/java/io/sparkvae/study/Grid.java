package io.sparkvae.study;

import java.util.List;
import java.util.Optional;

/**
 * Runs by number of replicas and way of averaging.
 *
 * @param runs in the order of the plan
 */
record Grid(List<MeasuredRun> runs) {

  Grid {
    runs = List.copyOf(runs);
  }

  List<Integer> replicas() {
    return runs.stream().map(MeasuredRun::replicas).distinct().toList();
  }

  /** Labels from often to rarely; those of more than one replica come first, for they are all. */
  List<String> averagings() {
    return runs.stream()
        .sorted((a, b) -> Integer.compare(Math.min(2, b.replicas()), Math.min(2, a.replicas())))
        .map(MeasuredRun::averaging)
        .distinct()
        .toList();
  }

  Optional<MeasuredRun> at(int replicas, String averaging) {
    return runs.stream()
        .filter(run -> run.replicas() == replicas && run.averaging().equals(averaging))
        .findFirst();
  }

  /** The same, where one replica stands in every column: it learns the same in each of them. */
  Optional<MeasuredRun> learnt(int replicas, String averaging) {
    Optional<MeasuredRun> own = at(replicas, averaging);
    return replicas == 1 ? own.or(() -> Optional.of(alone())) : own;
  }

  /** The run of one replica, with which the others are compared. */
  MeasuredRun alone() {
    return runs.stream().filter(run -> run.replicas() == 1).findFirst().orElseThrow();
  }
}
