package io.sparkvae.training.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.table.EpochMetrics;
import io.sparkvae.training.schedule.Hyperparameters;
import io.sparkvae.training.schedule.LearningRateSchedule;
import io.sparkvae.training.schedule.LearningRateSchedule.Shape;
import io.sparkvae.training.schedule.MinibatchPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class ConsoleLogTest {

  private static final Hyperparameters PACE =
      new Hyperparameters(
          new MinibatchPlan(10, 3), new LearningRateSchedule(0.01, 0, Shape.CONSTANT, 0));

  private final List<String> console = new ArrayList<>();
  private final ConsoleLog log = new ConsoleLog(console::add);

  @Test
  void aTrainingBeginsWithWhatWasChosen() {
    log.trainingBegins(start(Optional.empty()));
    assertThat(console)
        .containsExactly(
            "2 replicas: batch 10, averaging every 3, learning rate 0.01, no warm-up, constant");
  }

  @Test
  void aTrainingThatGoesOnSaysFromWhere() {
    log.trainingBegins(start(Optional.of(new TrainingStart.Position(4, 1))));
    assertThat(console).hasSize(2).contains("resumed in epoch 4 after round 1");
  }

  @Test
  void anEpochIsALineAndACollapseAnother() {
    EpochMetrics collapsed = EpochOf.activeUnits(1, 0);
    log.epochEnds(collapsed);
    assertThat(console).hasSize(2).contains(collapsed.line());
    log.epochEnds(EpochOf.activeUnits(2, 0));
    assertThat(console).hasSize(3);
  }

  @Test
  void onlyAnEarlyEndIsNamed() {
    log.trainingEnds(new TrainingEnd(5, 5, false, OptionalDouble.empty()));
    assertThat(console).isEmpty();
    log.trainingEnds(new TrainingEnd(5, 3, false, OptionalDouble.empty()));
    assertThat(console).containsExactly("epoch 3 is kept, whose held-out ELBO is best");
    console.clear();
    log.trainingEnds(new TrainingEnd(4, 2, true, OptionalDouble.empty()));
    assertThat(console)
        .containsExactly("stopped early: no better held-out ELBO in 2 epochs; epoch 2 is kept");
  }

  @Test
  void aModelIsHeldAgainstProbabilisticPca() {
    log.trainingBegins(
        new TrainingStart(
            2,
            199,
            57,
            3,
            PACE,
            Optional.of(new LinearOpponent(16, -51.25, OptionalDouble.of(-60.5))),
            Optional.empty()));
    assertThat(console)
        .contains(
            "probabilistic PCA of 16 dimensions: -51.250 nats per held-out image; -60.500 if it"
                + " learns mirror images too, where the model begins");
    log.trainingEnds(new TrainingEnd(5, 5, false, OptionalDouble.of(20.5)));
    assertThat(console).contains("the network is 20.500 nats better than probabilistic PCA");
    log.trainingEnds(new TrainingEnd(5, 5, false, OptionalDouble.of(-3)));
    assertThat(console)
        .contains(
            "the network is 3.000 nats worse than probabilistic PCA, which the bundle holds"
                + " instead (train longer, or on more images)");
  }

  private static TrainingStart start(Optional<TrainingStart.Position> resumed) {
    return new TrainingStart(2, 199, 57, 3, PACE, Optional.empty(), resumed);
  }
}
