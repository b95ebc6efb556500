package io.sparkvae.training.checkpoint;

import io.sparkvae.table.EpochMetrics;
import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.training.exchange.FloatBlocks;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A progress with the fingerprint of its training, and how the two are written. */
public record Checkpoint(Fingerprint fingerprint, TrainingProgress progress) {

  /** Everything, big-endian but for the packed floats; {@link CheckpointStore} frames it. */
  void write(DataOutput out) throws IOException {
    out.writeInt(fingerprint.facts().size());
    for (Map.Entry<String, String> fact : fingerprint.facts().entrySet()) {
      writeText(out, fact.getKey());
      writeText(out, fact.getValue());
    }
    out.writeInt(progress.epoch());
    out.writeInt(progress.round());
    writeState(out, progress.state());
    writeElbo(out, progress.elbo());
    writeSeconds(out, progress.seconds());
    writeBest(out, progress.best());
    out.writeInt(progress.metrics().size());
    for (String line : progress.metrics()) {
      writeText(out, line);
    }
  }

  static Checkpoint read(ContentReader in) throws IOException {
    SortedMap<String, String> facts = new TreeMap<>();
    for (int left = in.integer(); left > 0; left--) {
      facts.put(in.text(), in.text());
    }
    int epoch = in.integer();
    int round = in.integer();
    TrainingState state = readState(in);
    ElboSum elbo = new ElboSum(in.whole(), in.number(), in.number());
    PhaseSeconds seconds = readSeconds(in);
    BestModel best = new BestModel(in.integer(), in.number(), in.floats());
    List<String> metrics = new ArrayList<>();
    for (int left = in.integer(); left > 0; left--) {
      metrics.add(in.text());
    }
    PendingState pending = PendingState.known(state);
    double finished =
        metrics.isEmpty()
            ? Double.NaN
            : EpochMetrics.fromJson(metrics.get(metrics.size() - 1)).train().negativeElbo();
    return new Checkpoint(
        new Fingerprint(facts),
        new TrainingProgress(epoch, round, pending, elbo, seconds, best, metrics, finished));
  }

  private static void writeState(DataOutput out, TrainingState state) throws IOException {
    out.writeInt(state.iteration());
    FloatBlocks.write(out, state.parameters());
    FloatBlocks.write(out, state.moments());
  }

  private static TrainingState readState(ContentReader in) throws IOException {
    int iteration = in.integer();
    float[] parameters = in.floats();
    return new TrainingState(parameters, in.floats(), iteration);
  }

  private static void writeElbo(DataOutput out, ElboSum elbo) throws IOException {
    out.writeLong(elbo.images());
    out.writeDouble(elbo.reconstruction());
    out.writeDouble(elbo.kl());
  }

  private static void writeSeconds(DataOutput out, PhaseSeconds seconds) throws IOException {
    out.writeDouble(seconds.broadcast());
    out.writeDouble(seconds.fit());
    out.writeDouble(seconds.schedule());
    out.writeDouble(seconds.aggregate());
    out.writeDouble(seconds.evaluate());
  }

  private static PhaseSeconds readSeconds(ContentReader in) throws IOException {
    return new PhaseSeconds(in.number(), in.number(), in.number(), in.number(), in.number());
  }

  private static void writeBest(DataOutput out, BestModel best) throws IOException {
    out.writeInt(best.epoch());
    out.writeDouble(best.negativeElbo());
    FloatBlocks.write(out, best.parameters());
  }

  private static void writeText(DataOutput out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
