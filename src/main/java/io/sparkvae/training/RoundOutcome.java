package io.sparkvae.training;

import io.sparkvae.vae.ElboSum;
import java.util.List;

/** What a round ends with: the next state and what the replicas report, by replica index. */
record RoundOutcome(PendingState pending, List<ReplicaReport> reports, PhaseSeconds seconds) {

  /** Loss terms of all replicas, added in order of their index. */
  ElboSum elbo() {
    return reports.stream().map(ReplicaReport::elbo).reduce(ElboSum.ZERO, ElboSum::plus);
  }
}
