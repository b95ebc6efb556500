package io.sparkvae.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SparkLocal;
import io.sparkvae.training.EpochTraining.Recipe;
import io.sparkvae.training.TrainingSettings.Cadence;
import io.sparkvae.training.TrainingSettings.Persistence;
import io.sparkvae.training.TrainingSettings.Resume;
import io.sparkvae.vae.ElboSum;
import io.sparkvae.vae.TrainingState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static final Pace PACE = new Pace(new Cadence(5, 2), RATE);

  @TempDir private Path folder;
  private final List<String> console = new ArrayList<>();

  @Test
  void stopsWhenNothingGetsBetterAndKeepsTheBestModel(JavaSparkContext spark) {
    TrainingResult result = new TrainingResult(train(spark, 2), PACE, true, 10);
    assertThat(result.epochs()).isEqualTo(4);
    assertThat(result.epochOfParameters()).isEqualTo(2);
    assertThat(result.parameters()).containsExactly(10);
    assertThat(result.lastState().parameters()).containsExactly(25);
    assertThat(console.get(4))
        .isEqualTo("stopped early: no better held-out ELBO in 2 epochs; epoch 2 is kept");
  }

  @Test
  void staysStoppedWhenStartedAgain(JavaSparkContext spark) {
    train(spark, 2);
    assertThat(train(spark, 2).metrics()).hasSize(4);
  }

  @Test
  void goesOnToTheEndWhenSwitchedOff(JavaSparkContext spark) {
    TrainingResult result = new TrainingResult(train(spark, 0), PACE, false, 10);
    assertThat(result.epochs()).isEqualTo(5);
    assertThat(result.epochOfParameters()).isEqualTo(5);
    assertThat(result.parameters()).containsExactly(5);
  }

  private Progress train(JavaSparkContext spark, int patience) {
    Checkpoints checkpoints =
        new Checkpoints(
            new CheckpointStore(folder.resolve("model").toString(), new Configuration()),
            new Fingerprint(new TreeMap<>()),
            new Persistence(0, Resume.AUTO));
    Recipe recipe =
        new Recipe(PACE.cadence(), new StepSchedule(RATE, new BetaSchedule(1, 0), 10, 1), 1, 5);
    try (Crew crew = new Crew(spark, new ArithmeticReplicas(1, -1))) {
      EpochTraining training = new EpochTraining(spark, crew, new Shards(1, List.of(10)), recipe);
      HeldOut heldOut =
          new HeldOut(SyntheticShards.rdd(spark, List.of(20)), crew, new HeldOut.Noise(10, 1));
      Epochs.Limits limits = new Epochs.Limits(LOSSES.length, patience, SyntheticShards.VALUES);
      Progress start =
          checkpoints
              .resumed()
              .orElse(Progress.beginning(new TrainingState(new float[1], new float[2], 0)));
      return new Epochs(spark, training, heldOut, checkpoints, limits)
          .run(start, EarlyStoppingIT::told, console::add);
    }
  }

  private static Progress told(Progress progress) {
    float[] parameters = {LOSSES[progress.epoch()]};
    ReplicaReport report = new ReplicaReport(0, new ElboSum(10, 5, 5), 0.1, "", 1);
    TrainingState state = new TrainingState(parameters, new float[2], 2);
    return progress.after(
        new RoundOutcome(PendingState.known(state), List.of(report), PhaseSeconds.ZERO));
  }
}
