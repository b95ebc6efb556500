package io.sparkvae.training.round;

import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.exchange.ReplicaReport;
import io.sparkvae.vae.spec.ElboSum;
import java.util.List;

/** What a round ends with: the next state and what the replicas report, by replica index. */
public record RoundOutcome(
    PendingState pending, List<ReplicaReport> reports, PhaseSeconds seconds) {

  /** Loss terms of all replicas, added in order of their index. */
  public ElboSum elbo() {
    return reports.stream().map(ReplicaReport::elbo).reduce(ElboSum.ZERO, ElboSum::plus);
  }
}
