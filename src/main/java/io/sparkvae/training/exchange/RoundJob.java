package io.sparkvae.training.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** The Spark job of a round under way; driver side. */
public final class RoundJob {

  private final AsyncCollect job;
  private final Supplier<List<RoundContribution>> contributions;
  private final Runnable giveUp;

  /**
   * @param contributions waits for what the driver has left to average
   * @param giveUp tells those who wait that not all will come
   */
  RoundJob(AsyncCollect job, Supplier<List<RoundContribution>> contributions, Runnable giveUp) {
    this.job = job;
    this.contributions = contributions;
    this.giveUp = giveUp;
  }

  /** Waits for all replicas: what the driver has left to average, in the order of the tree. */
  public List<RoundContribution> contributions() {
    return contributions.get();
  }

  /** Waits until Spark's job has ended; throws what made it fail. Reports by replica index. */
  public List<ReplicaReport> reports() {
    List<ReplicaReport> reports = new ArrayList<>();
    job.contributions().forEach(contribution -> reports.addAll(contribution.reports()));
    reports.sort(Comparator.comparingInt(ReplicaReport::replica));
    return reports;
  }

  /** Tells tasks that still run to end, and those that wait for them; nothing after the end. */
  public void cancel() {
    job.cancel();
    giveUp.run();
  }
}
