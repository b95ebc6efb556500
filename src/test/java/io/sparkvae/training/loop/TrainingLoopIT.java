package io.sparkvae.training.loop;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.SparkLocal;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.error.SettingsException;
import io.sparkvae.training.checkpoint.CheckpointStore;
import io.sparkvae.training.checkpoint.Fingerprint;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.listener.ConsoleLog;
import io.sparkvae.training.listener.SavedCheckpoint;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.loop.EpochRunner.Recipe;
import io.sparkvae.training.round.ArithmeticReplicas;
import io.sparkvae.training.round.ReplicaPool;
import io.sparkvae.training.round.RoundRunner;
import io.sparkvae.training.round.SyntheticShards;
import io.sparkvae.training.schedule.BetaSchedule;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.ShardSizes;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.training.schedule.TrainingSettings.Persistence;
import io.sparkvae.training.schedule.TrainingSettings.Resume;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
class TrainingLoopIT {

  private static final MinibatchPlan CADENCE = new MinibatchPlan(10, 2);
  private static final int REPLICAS = 2;
  private static final int EPOCHS = 3;

  @TempDir private Path folder;
  private JavaSparkContext spark;
  private final List<String> console = new ArrayList<>();
  private final List<SavedCheckpoint> checkpoints = new ArrayList<>();
  private final TrainingListener saved =
      new TrainingListener() {
        @Override
        public void checkpointSaved(SavedCheckpoint checkpoint) {
          checkpoints.add(checkpoint);
        }
      };

  /** Stands for a kill: the rounds before it, and their checkpoints, are all that is left. */
  private static final class Killed extends RuntimeException {}

  @BeforeEach
  void share(JavaSparkContext context) {
    spark = context;
  }

  @Test
  void interruptedAndResumedEqualsUninterruptedBitForBit() {
    TrainingProgress whole = train("whole", Integer.MAX_VALUE, 1);
    for (int killedAfter : new int[] {1, 3, 5, 6, 9, 14}) {
      String name = "killed-" + killedAfter;
      assertThatThrownBy(() -> train(name, killedAfter, 1)).isInstanceOf(Killed.class);
      TrainingProgress resumed = train(name, Integer.MAX_VALUE, 1);
      assertSameBits(resumed.state(), whole.state());
      assertThat(resumed.best().negativeElbo()).isEqualTo(whole.best().negativeElbo());
      assertThat(resumed.best().parameters()).isEqualTo(whole.best().parameters());
      assertThat(withoutSeconds(resumed)).isEqualTo(withoutSeconds(whole));
    }
  }

  @Test
  void aFinishedTrainingIsNotTrainedAgain() {
    TrainingProgress whole = train("whole", Integer.MAX_VALUE, 1);
    assertSameBits(train("whole", 0, 1).state(), whole.state());
  }

  @Test
  void everyCheckpointIsToldOnceItIsThere() {
    train("model", Integer.MAX_VALUE, 1);
    String at = folder.resolve("model.checkpoints").toString();
    // Five of the six rounds of an epoch leave one, and its end.
    assertThat(checkpoints).hasSize(3 * 6);
    assertThat(checkpoints.get(0)).isEqualTo(new SavedCheckpoint(at, 1, 1));
    assertThat(checkpoints.get(5)).isEqualTo(new SavedCheckpoint(at, 2, 0));
  }

  @Test
  void checkpointsOfOtherSettingsAreRefused() {
    train("model", Integer.MAX_VALUE, 1);
    assertThatThrownBy(() -> train("model", Integer.MAX_VALUE, 2))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "Cannot resume training from "
                + folder.resolve("model.checkpoints")
                + ": training.seed was 1 and is 2 (put the settings back, set"
                + " training.resume = never to begin again, or choose another output)");
  }

  @Test
  void everyEpochLeavesALineOfMetrics() throws Exception {
    TrainingProgress end = train("model", Integer.MAX_VALUE, 1);
    assertThat(end.metrics()).hasSize(EPOCHS);
    JsonNode last = new ObjectMapper().readTree(end.metrics().get(EPOCHS - 1));
    assertThat(last.get("epoch").asInt()).isEqualTo(3);
    assertThat(last.get("round").asInt()).isEqualTo(3 * 6);
    assertThat(last.get("images").asInt()).isEqualTo(3 * 199);
    assertThat(last.get("active_units").asInt()).isEqualTo(1);
    assertThat(last.get("validation_images").asInt()).isEqualTo(50);
    assertThat(last.get("train_negative_elbo").asDouble()).isPositive();
    assertThat(last.get("validation_negative_elbo").asDouble())
        .isEqualTo(last.get("reconstruction").asDouble() + last.get("kl").asDouble());
    assertThat(last.get("images_per_second").asDouble()).isPositive();
    assertThat(last.get("seconds").asDouble())
        .isGreaterThanOrEqualTo(last.get("seconds_fit").asDouble());
    assertThat(console).hasSize(EPOCHS).allMatch(line -> line.length() == console.get(0).length());
  }

  private TrainingProgress train(String name, int rounds, long seed) {
    JavaRDD<ImageBlock> blocks =
        SyntheticShards.rdd(spark, SyntheticShards.sizes(199, REPLICAS, 3));
    CheckpointPolicy checkpoints = checkpoints(name, seed);
    try (ReplicaPool pool = new ReplicaPool(spark, ArithmeticReplicas.PLAIN)) {
      ShardSizes shards = RoundRunner.shards(spark, blocks, REPLICAS);
      EpochRunner training =
          new EpochRunner(spark, pool, shards, new Recipe(CADENCE, schedule(seed), 2, EPOCHS));
      JavaRDD<ImageBlock> heldOutBlocks = SyntheticShards.rdd(spark, List.of(30, 0, 20));
      HeldOutScorer heldOut =
          new HeldOutScorer(heldOutBlocks, pool, new HeldOutScorer.Noise(10, seed));
      TrainingLoop epochs =
          new TrainingLoop(
              spark,
              training,
              heldOut,
              checkpoints,
              new TrainingLoop.Limits(EPOCHS, 0, SyntheticShards.VALUES));
      TrainingProgress start =
          checkpoints
              .resumed()
              .orElseGet(() -> TrainingProgress.beginning(ArithmeticReplicas.PLAIN.beginning()));
      int[] left = {rounds};
      return epochs.run(
          start,
          progress ->
              training.run(
                  blocks,
                  progress,
                  (after, count) -> {
                    if (left[0]-- == 0) {
                      throw new Killed();
                    }
                    checkpoints.afterRound(after, count);
                  }),
          new ConsoleLog(console::add));
    } finally {
      blocks.unpersist(true);
    }
  }

  private CheckpointPolicy checkpoints(String name, long seed) {
    return new CheckpointPolicy(
        Optional.of(new CheckpointStore(folder.resolve(name).toString(), new Configuration())),
        new Fingerprint(new TreeMap<>(Map.of("training.seed", String.valueOf(seed)))),
        new Persistence(1, Resume.AUTO),
        saved);
  }

  private static List<String> withoutSeconds(TrainingProgress progress) {
    return progress.metrics().stream()
        .map(line -> line.replaceAll("\"(seconds[a-z_]*|images_per_second)\":[^,}]+", ""))
        .toList();
  }

  private static StepSchedule schedule(long seed) {
    return new StepSchedule(
        new LearningRateSchedule(0.05, 7, LearningRateSchedule.Shape.COSINE, 0),
        new BetaSchedule(1, 5),
        100,
        seed);
  }
}
