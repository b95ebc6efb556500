package io.sparkvae.cluster;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import scala.Tuple4;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/** What the heartbeats of executors say of one accumulator before its tasks end. */
final class HeartbeatCounts extends SparkListener {

  private final long accumulator;
  private final Map<Long, Long> running = new HashMap<>();
  private long ended;

  HeartbeatCounts(long accumulator) {
    this.accumulator = accumulator;
  }

  /** The sum over tasks that have ended and tasks that run. */
  synchronized long sum() {
    return ended + running.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public synchronized void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate beat) {
    for (Tuple4<Object, Object, Object, Seq<AccumulableInfo>> task :
        JavaConverters.seqAsJavaList(beat.accumUpdates())) {
      long done = own(task._4());
      if (done > 0) {
        running.put((Long) task._1(), done);
      }
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    running.remove(end.taskInfo().taskId());
    ended += own(end.taskInfo().accumulables());
  }

  private long own(Seq<AccumulableInfo> accumulables) {
    return JavaConverters.seqAsJavaList(accumulables).stream()
        .filter(each -> each.id() == accumulator && each.update().isDefined())
        .mapToLong(each -> (Long) each.update().get())
        .sum();
  }
}
