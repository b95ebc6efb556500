package io.sparkvae.training.checkpoint;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static io.sparkvae.training.exchange.States.state;
import static io.sparkvae.training.listener.EpochOf.trainNegativeElbo;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.vae.spec.ElboSum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {

  private static final Fingerprint FINGERPRINT =
      new Fingerprint(new TreeMap<>(Map.of("training.seed", "1", "corpus", "f00d")));

  @TempDir private Path folder;
  private CheckpointStore store;

  @BeforeEach
  void open() {
    store = new CheckpointStore(folder.resolve("model").toString(), new Configuration());
  }

  @Test
  void aCheckpointComesBackWhole() {
    TrainingProgress saved = progress(2, 7);
    store.save(new Checkpoint(FINGERPRINT, saved));
    Checkpoint read = store.newest().orElseThrow();
    assertThat(read.fingerprint()).isEqualTo(FINGERPRINT);
    assertThat(read.progress().epoch()).isEqualTo(2);
    assertThat(read.progress().round()).isEqualTo(7);
    assertSameBits(read.progress().state(), saved.state());
    assertThat(read.progress().elbo()).isEqualTo(saved.elbo());
    assertThat(read.progress().seconds()).isEqualTo(saved.seconds());
    assertThat(read.progress().best().epoch()).isEqualTo(1);
    assertThat(read.progress().best().negativeElbo()).isEqualTo(98.5);
    assertThat(read.progress().best().parameters()).isEqualTo(saved.best().parameters());
    assertThat(read.progress().metrics()).isEqualTo(saved.metrics());
    assertThat(read.progress().finishedNegativeElbo()).isEqualTo(99.5);
  }

  @Test
  void thereIsNoneInAnEmptyPlace() {
    assertThat(store.newest()).isEmpty();
  }

  @Test
  void theLastTwoAreKept() throws IOException {
    for (int round = 0; round < 4; round++) {
      store.save(new Checkpoint(FINGERPRINT, progress(0, round)));
    }
    assertThat(files())
        .containsExactly("checkpoint-000000000-000000002", "checkpoint-000000000-000000003");
  }

  @Test
  void aLaterEpochIsNewerThanALaterRound() {
    store.save(new Checkpoint(FINGERPRINT, progress(0, 900)));
    store.save(new Checkpoint(FINGERPRINT, progress(1, 0)));
    assertThat(store.newest().orElseThrow().progress().epoch()).isEqualTo(1);
  }

  @Test
  void aTornCheckpointIsSkippedForTheOlderWholeOne() throws IOException {
    store.save(new Checkpoint(FINGERPRINT, progress(0, 1)));
    store.save(new Checkpoint(FINGERPRINT, progress(0, 2)));
    Path newest = checkpoints().resolve("checkpoint-000000000-000000002");
    byte[] whole = Files.readAllBytes(newest);
    for (int length : new int[] {0, 5, 12, whole.length / 2, whole.length - 1}) {
      Files.write(newest, Arrays.copyOf(whole, length));
      assertThat(store.newest().orElseThrow().progress().round()).isEqualTo(1);
    }
    Files.write(newest, whole);
    assertThat(store.newest().orElseThrow().progress().round()).isEqualTo(2);
  }

  @Test
  void aChangedByteIsNoticed() throws IOException {
    store.save(new Checkpoint(FINGERPRINT, progress(0, 1)));
    Path only = checkpoints().resolve("checkpoint-000000000-000000001");
    byte[] bytes = Files.readAllBytes(only);
    for (int at : new int[] {0, 9, 100, bytes.length / 2, bytes.length - 1}) {
      bytes[at] ^= 1;
      Files.write(only, bytes);
      assertThat(store.newest()).isEmpty();
      bytes[at] ^= 1;
    }
  }

  @Test
  void aFileOfAnotherNameIsNotRead() throws IOException {
    store.save(new Checkpoint(FINGERPRINT, progress(0, 1)));
    Path whole = checkpoints().resolve("checkpoint-000000000-000000001");
    for (String name : List.of("checkpoint-9", "model.ser", "checkpoint-000000009-000000009.old")) {
      Files.copy(whole, checkpoints().resolve(name));
      Files.writeString(checkpoints().resolve("x" + name), "not a checkpoint");
    }
    assertThat(store.newest().orElseThrow().progress().round()).isEqualTo(1);
    Files.delete(whole);
    assertThat(store.newest()).isEmpty();
  }

  @Test
  void removingLeavesNothingBehind() {
    store.save(new Checkpoint(FINGERPRINT, progress(0, 1)));
    store.remove();
    assertThat(checkpoints()).doesNotExist();
  }

  @Test
  void differencesAreNamed() {
    Fingerprint other = new Fingerprint(new TreeMap<>(Map.of("training.seed", "2")));
    assertThat(FINGERPRINT.differences(other))
        .containsExactly("corpus was f00d and is not set", "training.seed was 1 and is 2");
    assertThat(FINGERPRINT.differences(FINGERPRINT)).isEmpty();
  }

  private Path checkpoints() {
    return folder.resolve("model.checkpoints");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> paths = Files.list(checkpoints())) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static TrainingProgress progress(int epoch, int round) {
    return new TrainingProgress(
        epoch,
        round,
        PendingState.known(state(epoch * 10 + round, 50 + round)),
        new ElboSum(1000, 12.5, 3.25),
        new PhaseSeconds(1, 2, 3, 4, 5),
        new BestModel(1, 98.5, state(99, 0).parameters()),
        List.of(trainNegativeElbo(101).json(), trainNegativeElbo(99.5).json()),
        99.5);
  }
}
