package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.SyntheticImages;
import io.sparkvae.job.ChildRun.Moment;
import io.sparkvae.job.Launcher.Ended;
import io.sparkvae.vae.bundle.ModelBundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Commands killed with SIGKILL while they write: what is found afterwards is whole or absent, and
 * the same command run again succeeds. The network is large for its images, so that there is time
 * to hit every write. How long after the beginning of a write the kill comes follows from a seed; a
 * kill that comes after the renaming has to find everything whole.
 */
class KilledRunIT {

  private static final int READABLE = 120;
  private static final int JUNK = 3;
  private static final int EPOCHS = 2;
  private static final int LATEST_MILLIS = 15;

  @TempDir private static Path shared;

  private final Random delays = new Random(20);
  @TempDir private Path folder;
  private Path outputs;
  private Path model;
  private Path checkpoints;

  @BeforeAll
  static void trainWithoutInterruption() throws IOException, InterruptedException {
    SyntheticImages.tree(shared.resolve("images"), READABLE);
    for (int i = 0; i < JUNK; i++) {
      byte[] junk = "no picture".getBytes(StandardCharsets.UTF_8);
      SyntheticImages.write(shared.resolve("images/junk" + i + ".png"), junk);
    }
    succeeds(train(shared, uninterrupted()));
  }

  @BeforeEach
  void nameOutputs() throws IOException {
    outputs = Files.createDirectory(folder.resolve("outputs"));
    model = outputs.resolve("model");
    checkpoints = outputs.resolve("model.checkpoints");
  }

  @Test
  void trainingKilledWhileItSavesProgressGoesOnFromTheNewestWholeCheckpoint()
      throws IOException, InterruptedException {
    kill(train(folder, model), run -> isSaving(run));
    kill(train(folder, model), run -> checkpointNames().size() >= 2 && isSaving(run));
    assertThat(model).doesNotExist();
    List<String> whole = checkpointNames();
    Path newest = checkpoints.resolve(whole.get(whole.size() - 1));
    byte[] content = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(content, content.length / 2));

    Ended ended = succeeds(train(folder, model));

    String older = whole.get(whole.size() - 2);
    assertThat(ended.err().lines())
        .singleElement(STRING)
        .endsWith("Checkpoint file:%s is not whole: the one before it is used".formatted(newest));
    assertThat(ended.out()).contains(resumed(older));
    assertModelOfUninterruptedRun();
  }

  @Test
  void trainingKilledWhileItWritesTheBundleLeavesAWholeOneOrNone()
      throws IOException, InterruptedException {
    for (String file : List.of("model.zip", "settings.conf")) {
      kill(train(folder, model), run -> stagedHolds("model", file, run));
      if (Files.exists(model)) {
        // The kill came after the rename.
        assertThat(parameters(model)).isEqualTo(parameters(uninterrupted()));
        Files.move(model, folder.resolve("published before " + file));
      }
    }

    succeeds(train(folder, model));

    assertModelOfUninterruptedRun();
  }

  @Test
  void encodingKilledWhileItWritesLeavesWholeTablesOrNone()
      throws IOException, InterruptedException, SQLException {
    Path encoded = outputs.resolve("encoded");
    for (String written : List.of("_attempts", "latents", "run.json")) {
      kill(encode(encoded), run -> stagedHolds("encoded", written, run));
      if (Files.exists(encoded)) {
        assertWholeTables(encoded);
        Files.move(encoded, folder.resolve("published before " + written));
      }
    }

    succeeds(encode(encoded));

    assertWholeTables(encoded);
    assertThat(names(outputs)).containsExactly("encoded");
    assertThat(names(encoded))
        .containsExactly("latents", "quarantine", "run.json", "settings.conf");
  }

  /** A moment that depends on which process writes. */
  @FunctionalInterface
  private interface Write {
    boolean hasBegun(ChildRun run) throws IOException;
  }

  private void kill(ChildRun run, Write write) throws IOException, InterruptedException {
    try (run) {
      Moment begun = () -> write.hasBegun(run);
      run.killAt(begun, Duration.ofMillis(delays.nextInt(LATEST_MILLIS)));
    }
  }

  private static Ended succeeds(ChildRun run) throws IOException, InterruptedException {
    try (run) {
      Ended ended = run.end();
      assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
      return ended;
    }
  }

  private static Path uninterrupted() {
    return shared.resolve("model");
  }

  private static ChildRun train(Path scratch, Path output) throws IOException {
    return start(
        scratch,
        "train",
        "training.output=" + output,
        "model.architecture=dense",
        "model.hidden-sizes=[700,700]",
        "model.latent-dim=4",
        "training.epochs=" + EPOCHS,
        "training.replicas=2",
        "training.batch-size-per-worker=16",
        "training.averaging-frequency=2",
        "training.checkpoint-every-rounds=1");
  }

  private ChildRun encode(Path output) throws IOException {
    return start(
        folder, "encode", "encoding.model=" + uninterrupted(), "encoding.output=" + output);
  }

  private static ChildRun start(Path scratch, String command, String... settings)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command, "--master=local[2]"));
    arguments.add("--set=corpus.path=" + shared.resolve("images"));
    arguments.addAll(List.of("--set=image.width=8", "--set=image.height=8"));
    arguments.add("--set=image.channels=1");
    Stream.of(settings).map(setting -> "--set=" + setting).forEach(arguments::add);
    return ChildRun.start(scratch, arguments);
  }

  private boolean isSaving(ChildRun run) throws IOException {
    return names(checkpoints).stream().anyMatch(name -> isTemporary(name, ".checkpoint-", run));
  }

  /** The console's line of a training that goes on from the checkpoint of that name. */
  private static String resumed(String checkpoint) {
    String[] parts = checkpoint.split("-", -1);
    return "resumed in epoch %d after round %d"
        .formatted(Integer.parseInt(parts[1]) + 1, Integer.parseInt(parts[2]));
  }

  /** Whether the unpublished output of that process holds such a file, finished or not. */
  private boolean stagedHolds(String output, String name, ChildRun run) throws IOException {
    for (String found : names(outputs)) {
      if (isTemporary(found, "." + output + ".", run)) {
        return names(outputs.resolve(found)).stream().anyMatch(file -> file.contains(name));
      }
    }
    return false;
  }

  private static boolean isTemporary(String found, String name, ChildRun run) {
    return found.startsWith(name)
        && found.endsWith(".tmp")
        && found.contains("-" + run.pid() + "-");
  }

  /** Names of the checkpoints that claim to be whole, oldest first. */
  private List<String> checkpointNames() throws IOException {
    return names(checkpoints).stream().filter(name -> name.startsWith("checkpoint-")).toList();
  }

  private static List<String> names(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertModelOfUninterruptedRun() throws IOException {
    assertThat(names(outputs)).containsExactly("model");
    assertThat(names(model))
        .containsExactly(
            "bundle.json",
            "bundle.sha256",
            "distance.json",
            "metrics.jsonl",
            "model.zip",
            "settings.conf");
    assertThat(Files.readAllLines(model.resolve("metrics.jsonl"))).hasSize(EPOCHS);
    assertThat(parameters(model)).isEqualTo(parameters(uninterrupted()));
  }

  /** The digest that the bundle names, once its files have been found to agree with it. */
  private static String parameters(Path bundle) throws IOException {
    ModelBundle.read(new org.apache.hadoop.fs.Path(bundle.toUri()), new Configuration());
    return json(bundle.resolve("bundle.json")).get("parameters_digest").asText();
  }

  private static void assertWholeTables(Path encoded) throws IOException, SQLException {
    JsonNode report = json(encoded.resolve("run.json"));
    assertThat(report.get("listed").asLong()).isEqualTo(READABLE + JUNK);
    assertThat(TableRows.count(encoded.resolve("latents"))).isEqualTo(READABLE);
    assertThat(TableRows.count(encoded.resolve("quarantine"))).isEqualTo(JUNK);
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }
}
