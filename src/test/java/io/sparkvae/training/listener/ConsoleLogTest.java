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
    log.trainingEnds(new TrainingEnd(5, 5, false));
    assertThat(console).isEmpty();
    log.trainingEnds(new TrainingEnd(4, 2, true));
    assertThat(console)
        .containsExactly("stopped early: no better held-out ELBO in 2 epochs; epoch 2 is kept");
  }

  private static TrainingStart start(Optional<TrainingStart.Position> resumed) {
    return new TrainingStart(2, 199, 57, 3, PACE, resumed);
  }
}
