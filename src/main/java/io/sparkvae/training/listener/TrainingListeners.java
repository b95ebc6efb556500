package io.sparkvae.training.listener;

import io.sparkvae.table.EpochMetrics;
import java.util.List;
import java.util.function.Consumer;

/** Several listeners as one: each is told in turn, up to one that throws. */
public final class TrainingListeners implements TrainingListener {

  private final List<TrainingListener> listeners;

  public TrainingListeners(List<? extends TrainingListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public void trainingBegins(TrainingStart start) {
    tell(listener -> listener.trainingBegins(start));
  }

  @Override
  public void roundEnds(RoundProgress progress) {
    tell(listener -> listener.roundEnds(progress));
  }

  @Override
  public void epochEnds(EpochMetrics metrics) {
    tell(listener -> listener.epochEnds(metrics));
  }

  @Override
  public void checkpointSaved(SavedCheckpoint checkpoint) {
    tell(listener -> listener.checkpointSaved(checkpoint));
  }

  @Override
  public void trainingEnds(TrainingEnd end) {
    tell(listener -> listener.trainingEnds(end));
  }

  private void tell(Consumer<TrainingListener> event) {
    listeners.forEach(event);
  }
}
