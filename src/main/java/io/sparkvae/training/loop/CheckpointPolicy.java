package io.sparkvae.training.loop;

import io.sparkvae.error.SettingsException;
import io.sparkvae.training.checkpoint.Checkpoint;
import io.sparkvae.training.checkpoint.CheckpointStore;
import io.sparkvae.training.checkpoint.Fingerprint;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.listener.SavedCheckpoint;
import io.sparkvae.training.listener.TrainingListener;
import io.sparkvae.training.schedule.TrainingSettings.Persistence;
import io.sparkvae.training.schedule.TrainingSettings.Resume;
import java.util.List;
import java.util.Optional;

/** When one training saves its progress, and where it goes on from. */
public final class CheckpointPolicy implements EpochRunner.RoundListener {

  private final Optional<CheckpointStore> store;
  private final Fingerprint fingerprint;
  private final Persistence persistence;
  private final TrainingListener listener;

  /**
   * The policy of one training.
   *
   * @param store none where nothing is to be saved
   * @param listener is told of every checkpoint
   */
  public CheckpointPolicy(
      Optional<CheckpointStore> store,
      Fingerprint fingerprint,
      Persistence persistence,
      TrainingListener listener) {
    this.store = store;
    this.fingerprint = fingerprint;
    this.persistence = persistence;
    this.listener = listener;
  }

  /**
   * The progress of an earlier, unfinished run of the same training, where there is one.
   *
   * @throws SettingsException where there is one, but of another training
   */
  public Optional<TrainingProgress> resumed() {
    if (persistence.resume() == Resume.NEVER) {
      store.ifPresent(CheckpointStore::remove);
      return Optional.empty();
    }
    return store.flatMap(this::resumed);
  }

  private Optional<TrainingProgress> resumed(CheckpointStore from) {
    Optional<Checkpoint> newest = from.newest();
    newest.ifPresent(checkpoint -> check(checkpoint, from));
    return newest.map(Checkpoint::progress);
  }

  private void check(Checkpoint checkpoint, CheckpointStore from) {
    List<String> differences = checkpoint.fingerprint().differences(fingerprint);
    if (!differences.isEmpty()) {
      throw new SettingsException(
          List.of(
              "Cannot resume training from %s: %s (put the settings back, set"
                      .formatted(from.directory(), String.join(", ", differences))
                  + " training.resume = never to begin again, or choose another output)"));
    }
  }

  void save(TrainingProgress progress) {
    store.ifPresent(
        to -> {
          to.save(new Checkpoint(fingerprint, progress));
          listener.checkpointSaved(
              new SavedCheckpoint(
                  to.directory().toString(), progress.epoch() + 1, progress.round()));
        });
  }

  @Override
  public void afterRound(TrainingProgress progress, int rounds) {
    int every = persistence.everyRounds();
    if (every > 0 && progress.round() % every == 0 && progress.round() < rounds) {
      save(progress);
    }
  }
}
