package io.sparkvae.training.loop;

import io.sparkvae.error.SettingsException;
import io.sparkvae.training.checkpoint.Checkpoint;
import io.sparkvae.training.checkpoint.CheckpointStore;
import io.sparkvae.training.checkpoint.Fingerprint;
import io.sparkvae.training.checkpoint.TrainingProgress;
import io.sparkvae.training.schedule.TrainingSettings.Persistence;
import io.sparkvae.training.schedule.TrainingSettings.Resume;
import java.util.List;
import java.util.Optional;

/** When one training saves its progress, and where it goes on from. */
public final class CheckpointPolicy implements EpochRunner.RoundListener {

  private final CheckpointStore store;
  private final Fingerprint fingerprint;
  private final Persistence persistence;

  public CheckpointPolicy(CheckpointStore store, Fingerprint fingerprint, Persistence persistence) {
    this.store = store;
    this.fingerprint = fingerprint;
    this.persistence = persistence;
  }

  /**
   * The progress of an earlier, unfinished run of the same training, where there is one.
   *
   * @throws SettingsException where there is one, but of another training
   */
  public Optional<TrainingProgress> resumed() {
    if (persistence.resume() == Resume.NEVER) {
      store.remove();
      return Optional.empty();
    }
    Optional<Checkpoint> newest = store.newest();
    newest.ifPresent(this::check);
    return newest.map(Checkpoint::progress);
  }

  private void check(Checkpoint checkpoint) {
    List<String> differences = checkpoint.fingerprint().differences(fingerprint);
    if (!differences.isEmpty()) {
      throw new SettingsException(
          List.of(
              "Cannot resume training from %s: %s (put the settings back, set"
                      .formatted(store.directory(), String.join(", ", differences))
                  + " training.resume = never to begin anew, or choose another output)"));
    }
  }

  void save(TrainingProgress progress) {
    store.save(new Checkpoint(fingerprint, progress));
  }

  @Override
  public void afterRound(TrainingProgress progress, int rounds) {
    int every = persistence.everyRounds();
    if (every > 0 && progress.round() % every == 0 && progress.round() < rounds) {
      save(progress);
    }
  }
}
