package io.sparkvae.training.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SparkLocal;
import io.sparkvae.table.EpochMetrics;
import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.training.TrainingResult;
import io.sparkvae.training.checkpoint.CheckpointStore;
import io.sparkvae.training.checkpoint.Fingerprint;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.exchange.ReplicaReport;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.loop.EpochRunner.Recipe;
import io.sparkvae.training.round.ArithmeticReplicas;
import io.sparkvae.training.round.ReplicaPool;
import io.sparkvae.training.round.RoundOutcome;
import io.sparkvae.training.round.SyntheticShards;
import io.sparkvae.training.schedule.BetaSchedule;
import io.sparkvae.training.schedule.Hyperparameters;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.MinibatchPlan;
import io.sparkvae.training.schedule.ShardSizes;
import io.sparkvae.training.schedule.StepSchedule;
import io.sparkvae.training.schedule.TrainingSettings.Persistence;
import io.sparkvae.training.schedule.TrainingSettings.Resume;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Held-out losses that rise with the one parameter, which each epoch sets as told. */
@ExtendWith(SparkLocal.class)
class EarlyStoppingIT {

  private static final float[] LOSSES = {30, 10, 20, 25, 5};

  private static final LearningRateSchedule RATE =
      new LearningRateSchedule(1, 0, LearningRateSchedule.Shape.CONSTANT, 0);
  private static final Hyperparameters PACE = new Hyperparameters(new MinibatchPlan(5, 2), RATE);

  @TempDir private Path folder;
  private final List<EpochMetrics> epochs = new ArrayList<>();
  private final TrainingListener listener =
      new TrainingListener() {
        @Override
        public void epochEnds(EpochMetrics metrics) {
          epochs.add(metrics);
        }
      };

  @Test
  void stopsWhenNothingGetsBetterAndKeepsTheBestModel(JavaSparkContext spark) {
    TrainingResult result = new TrainingResult(train(spark, 2), epochs, PACE, true, 10);
    assertThat(result.epochs()).isEqualTo(4);
    assertThat(result.epochOfParameters()).isEqualTo(2);
    assertThat(result.parameters()).containsExactly(10);
    assertThat(result.lastState().parameters()).containsExactly(25);
  }

  @Test
  void staysStoppedWhenStartedAgain(JavaSparkContext spark) {
    train(spark, 2);
    assertThat(train(spark, 2).metrics()).hasSize(4);
  }

  @Test
  void goesOnToTheEndWhenSwitchedOff(JavaSparkContext spark) {
    TrainingResult result = new TrainingResult(train(spark, 0), epochs, PACE, false, 10);
    assertThat(result.epochs()).isEqualTo(5);
    assertThat(result.epochOfParameters()).isEqualTo(5);
    assertThat(result.parameters()).containsExactly(5);
  }

  private TrainingProgress train(JavaSparkContext spark, int patience) {
    CheckpointPolicy checkpoints =
        new CheckpointPolicy(
            Optional.of(
                new CheckpointStore(folder.resolve("model").toString(), new Configuration())),
            new Fingerprint(new TreeMap<>()),
            new Persistence(0, Resume.AUTO),
            listener);
    Recipe recipe =
        new Recipe(PACE.minibatches(), new StepSchedule(RATE, new BetaSchedule(1, 0), 10, 1), 1, 5);
    try (ReplicaPool pool = new ReplicaPool(spark, new ArithmeticReplicas(1, -1))) {
      EpochRunner training = new EpochRunner(spark, pool, new ShardSizes(1, List.of(10)), recipe);
      HeldOutScorer heldOut =
          new HeldOutScorer(
              SyntheticShards.rdd(spark, List.of(20)), pool, new HeldOutScorer.Noise(10, 1));
      TrainingLoop.Limits limits =
          new TrainingLoop.Limits(LOSSES.length, patience, SyntheticShards.VALUES);
      TrainingProgress start =
          checkpoints
              .resumed()
              .orElse(TrainingProgress.beginning(new TrainingState(new float[1], new float[2], 0)));
      return new TrainingLoop(spark, training, heldOut, checkpoints, limits)
          .run(start, EarlyStoppingIT::told, listener);
    }
  }

  private static TrainingProgress told(TrainingProgress progress) {
    float[] parameters = {LOSSES[progress.epoch()]};
    ReplicaReport report = new ReplicaReport(0, new ElboSum(10, 5, 5), 0.1, "", 1);
    TrainingState state = new TrainingState(parameters, new float[2], 2);
    return progress.after(
        new RoundOutcome(PendingState.known(state), List.of(report), PhaseSeconds.ZERO));
  }
}
