package io.sparkvae.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.table.EpochMetrics;
import io.sparkvae.training.listener.RoundProgress;
import io.sparkvae.training.listener.SavedCheckpoint;
import io.sparkvae.training.listener.TrainingEnd;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.listener.TrainingStart;
import java.util.List;

/** A few words for each event, all of them told by the thread that made this. */
final class EventNames implements TrainingListener {

  private final Thread thread = Thread.currentThread();
  private final List<String> events;

  EventNames(List<String> events) {
    this.events = events;
  }

  @Override
  public void trainingBegins(TrainingStart start) {
    add(
        "begins %d replicas, %d + %d images"
            .formatted(start.replicas(), start.trainingImages(), start.heldOutImages()));
  }

  @Override
  public void roundEnds(RoundProgress progress) {
    add("round %d/%d".formatted(progress.round(), progress.rounds()));
  }

  @Override
  public void epochEnds(EpochMetrics metrics) {
    add("epoch " + metrics.epoch());
  }

  @Override
  public void checkpointSaved(SavedCheckpoint checkpoint) {
    add("saved %d.%d".formatted(checkpoint.epoch(), checkpoint.round()));
  }

  @Override
  public void trainingEnds(TrainingEnd end) {
    add("ends after %d, keeps %d".formatted(end.epochs(), end.bestEpoch()));
  }

  private void add(String event) {
    assertThat(Thread.currentThread()).isSameAs(thread);
    events.add(event);
  }
}
