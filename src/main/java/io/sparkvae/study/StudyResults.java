package io.sparkvae.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a study measured: runs by number of replicas and way of averaging.
 *
 * @param protocol how all of them were measured, in the order in which it is written
 * @param runs in the order of the plan
 */
public record StudyResults(Map<String, Object> protocol, List<MeasuredRun> runs) {

  public StudyResults {
    protocol = Collections.unmodifiableMap(new LinkedHashMap<>(protocol));
    runs = List.copyOf(runs);
  }

  /** The numbers of replicas, ascending. */
  public List<Integer> replicas() {
    return runs.stream().map(MeasuredRun::replicas).distinct().toList();
  }

  /** Labels from often to rarely; those of more than one replica come first, for they are all. */
  public List<String> averagings() {
    return runs.stream()
        .sorted((a, b) -> Integer.compare(Math.min(2, b.replicas()), Math.min(2, a.replicas())))
        .map(MeasuredRun::averaging)
        .distinct()
        .toList();
  }

  /** The run itself, or empty if there was none of that kind. */
  public Optional<MeasuredRun> at(int replicas, String averaging) {
    return runs.stream()
        .filter(run -> run.replicas() == replicas && run.averaging().equals(averaging))
        .findFirst();
  }

  /** The same, but one replica counts for every way of averaging: it learns the same in each. */
  public Optional<MeasuredRun> resultFor(int replicas, String averaging) {
    Optional<MeasuredRun> own = at(replicas, averaging);
    return replicas == 1 ? own.or(() -> Optional.of(baseline())) : own;
  }

  /** The run of one replica, with which the others are compared. */
  public MeasuredRun baseline() {
    return runs.stream().filter(run -> run.replicas() == 1).findFirst().orElseThrow();
  }
}
