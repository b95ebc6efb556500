package io.sparkvae.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.junit.jupiter.api.Test;
import scala.Option;
import scala.Tuple4;
import scala.collection.JavaConverters;
import scala.collection.Seq;

class HeartbeatCountsTest {

  private static final long OURS = 7;
  private static final long OTHER = 8;

  private final HeartbeatCounts counts = new HeartbeatCounts(OURS);

  @Test
  void tasksThatRunCountWithTheirLatestHeartbeat() {
    counts.onExecutorMetricsUpdate(beat(1, OURS, 10));
    counts.onExecutorMetricsUpdate(beat(2, OURS, 5));
    counts.onExecutorMetricsUpdate(beat(1, OURS, 12));

    assertThat(counts.sum()).isEqualTo(17);
  }

  @Test
  void taskThatEndedCountsOnceWithItsLastNumber() {
    counts.onExecutorMetricsUpdate(beat(1, OURS, 10));
    counts.onTaskEnd(end(1, OURS, 20));
    counts.onTaskEnd(end(2, OURS, 3));

    assertThat(counts.sum()).isEqualTo(23);
  }

  @Test
  void otherAccumulatorsAreNotCounted() {
    counts.onExecutorMetricsUpdate(beat(1, OTHER, 10));
    counts.onTaskEnd(end(1, OTHER, 10));

    assertThat(counts.sum()).isZero();
  }

  private static SparkListenerExecutorMetricsUpdate beat(long task, long accumulator, long done) {
    return new SparkListenerExecutorMetricsUpdate(
        "1", seq(new Tuple4<>(task, 0, 0, updates(accumulator, done))), emptyMap());
  }

  private static SparkListenerTaskEnd end(long task, long accumulator, long done) {
    TaskInfo info =
        new TaskInfo(task, 0, 0, 0, 0, "1", "host", TaskLocality.PROCESS_LOCAL(), false);
    info.setAccumulables(updates(accumulator, done));
    return new SparkListenerTaskEnd(
        0, 0, "ResultTask", org.apache.spark.Success$.MODULE$, info, new ExecutorMetrics(), null);
  }

  private static Seq<AccumulableInfo> updates(long accumulator, long done) {
    return seq(
        new AccumulableInfo(
            accumulator,
            Option.apply("x"),
            Option.apply(done),
            Option.empty(),
            false,
            false,
            Option.empty()));
  }

  private static <T> Seq<T> seq(T element) {
    return JavaConverters.asScalaBuffer(List.of(element)).toSeq();
  }

  private static <A, B> scala.collection.mutable.Map<A, B> emptyMap() {
    return new scala.collection.mutable.HashMap<>();
  }
}
