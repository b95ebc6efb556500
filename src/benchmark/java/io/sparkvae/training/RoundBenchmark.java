package io.sparkvae.training;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.loop.EpochRunner;
import io.sparkvae.training.loop.EpochRunner.Recipe;
import io.sparkvae.training.round.Replica;
import io.sparkvae.training.round.ReplicaFactory;
import io.sparkvae.training.round.ReplicaPool;
import io.sparkvae.training.round.RoundRunner;
import io.sparkvae.training.schedule.BetaSchedule;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import io.sparkvae.vae.spec.StepSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One round in {@code local[2]} whose replicas learn nothing: what is left is its overhead. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class RoundBenchmark {

  private static final int ROUNDS = 20;
  private static final int VALUES = 4;

  @Param({"1000", "816824", "5000000"})
  private int parameters;

  @Param({"1", "2", "4", "8"})
  private int replicas;

  private @Nullable JavaSparkContext spark;
  private @Nullable JavaRDD<ImageBlock> blocks;
  private @Nullable EpochRunner training;
  private @Nullable ReplicaPool pool;

  /** One block of images for each replica, one image a round. */
  @Setup
  public void prepare() {
    SparkConf conf =
        new SparkConf()
            .setMaster("local[2]")
            .setAppName("benchmark")
            .set("spark.ui.enabled", "false");
    spark = new JavaSparkContext(conf);
    List<ImageBlock> packed = new ArrayList<>();
    for (int replica = 0; replica < replicas; replica++) {
      packed.add(new ImageBlock(ROUNDS, new byte[ROUNDS * VALUES]));
    }
    blocks = spark.parallelize(packed, replicas).persist(StorageLevel.MEMORY_AND_DISK_SER());
    pool = new ReplicaPool(spark, new Idle());
    LearningRateSchedule rate =
        new LearningRateSchedule(0.01, 0, LearningRateSchedule.Shape.CONSTANT, 0);
    StepSchedule schedule = new StepSchedule(rate, new BetaSchedule(1, 0), ROUNDS, 1);
    Recipe recipe = new Recipe(new MinibatchPlan(1, 1), schedule, 2, 1);
    training = new EpochRunner(spark, pool, RoundRunner.shards(spark, blocks, replicas), recipe);
  }

  @TearDown
  public void stop() {
    Objects.requireNonNull(pool).close();
    Objects.requireNonNull(spark).stop();
  }

  @Benchmark
  @OperationsPerInvocation(ROUNDS)
  public Object round() {
    TrainingProgress start = TrainingProgress.beginning(TrainingState.blank(parameters));
    return Objects.requireNonNull(training)
        .run(Objects.requireNonNull(blocks), start, (progress, rounds) -> {});
  }

  /** Replicas that copy a state in and out, as every replica has to. */
  private record Idle() implements ReplicaFactory {

    @Override
    public Replica replica(TrainingState state) {
      return new IdleReplica(TrainingState.blank(state.parameters().length));
    }
  }

  private static final class IdleReplica implements Replica {

    private TrainingState own;

    IdleReplica(TrainingState own) {
      this.own = own;
    }

    @Override
    public void restore(TrainingState state) {
      own = copy(state, own);
    }

    @Override
    public TrainingState exchangeState(TrainingState overwritten) {
      return copy(own, overwritten);
    }

    @Override
    public ElboSum step(PixelRows rows, StepSettings settings) {
      return new ElboSum(rows.images(), 0, 0);
    }

    @Override
    public ElboSum evaluate(PixelRows rows, long seed) {
      return new ElboSum(rows.images(), 0, 0);
    }

    @Override
    public float[] posteriorMeans(PixelRows rows) {
      return new float[rows.images()];
    }

    private static TrainingState copy(TrainingState from, TrainingState to) {
      System.arraycopy(from.parameters(), 0, to.parameters(), 0, from.parameters().length);
      System.arraycopy(from.moments(), 0, to.moments(), 0, from.moments().length);
      return to.at(from.iteration());
    }
  }
}
