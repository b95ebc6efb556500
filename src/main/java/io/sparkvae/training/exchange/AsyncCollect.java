package io.sparkvae.training.exchange;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * A Spark job under way that brings the contributions of all partitions to the driver. Its
 * functions are classes, for Spark reads the bytes of every lambda's class again in every job,
 * which took half of the job's time.
 */
final class AsyncCollect {

  private final SimpleFutureAction<BoxedUnit> job;
  private final RoundContribution[][] byPartition;

  /** Submits the job. */
  AsyncCollect(RDD<RoundContribution> contributions) {
    int partitions = contributions.getNumPartitions();
    byPartition = new RoundContribution[partitions][];
    List<Object> all = new ArrayList<>(IntStream.range(0, partitions).boxed().toList());
    job =
        contributions
            .context()
            .submitJob(
                contributions,
                new ToArray(),
                JavaConverters.asScalaBuffer(all).toSeq(),
                new Keep(byPartition),
                new Nothing());
  }

  /** Waits for them, in the order of their places. Throws what made the job fail. */
  List<RoundContribution> contributions() {
    try {
      Await.result(job, Duration.Inf());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a round was under way", interrupted);
    } catch (TimeoutException impossible) {
      throw new IllegalStateException(impossible);
    }
    return Arrays.stream(byPartition)
        .flatMap(Arrays::stream)
        .sorted(Comparator.comparingInt(RoundContribution::place))
        .toList();
  }

  /** Ends the job, where it has not ended; tasks that still run are told to end. */
  void cancel() {
    if (job.isCompleted()) {
      return;
    }
    job.cancel();
    try {
      Await.ready(job, Duration.Inf());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** All contributions of a partition, on its executor; serialises nothing. */
  private static final class ToArray
      extends AbstractFunction1<Iterator<RoundContribution>, RoundContribution[]>
      implements Serializable {

    @Override
    public RoundContribution[] apply(Iterator<RoundContribution> some) {
      List<RoundContribution> all = new ArrayList<>();
      while (some.hasNext()) {
        all.add(some.next());
      }
      return all.toArray(RoundContribution[]::new);
    }
  }

  /** Takes those of a partition in; Spark calls it for one partition at a time. */
  private static final class Keep
      extends AbstractFunction2<Object, RoundContribution[], BoxedUnit> {

    private final RoundContribution[][] byPartition;

    Keep(RoundContribution[][] byPartition) {
      this.byPartition = byPartition;
    }

    @Override
    public BoxedUnit apply(Object partition, RoundContribution[] some) {
      byPartition[(Integer) partition] = some;
      return BoxedUnit.UNIT;
    }
  }

  private static final class Nothing extends AbstractFunction0<BoxedUnit> {

    @Override
    public BoxedUnit apply() {
      return BoxedUnit.UNIT;
    }
  }
}
