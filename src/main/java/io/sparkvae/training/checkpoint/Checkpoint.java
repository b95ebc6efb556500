package io.sparkvae.training.checkpoint;

import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.training.exchange.FloatBlocks;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  static Checkpoint read(DataInput in) throws IOException {
    Map<String, String> facts = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      facts.put(readText(in), readText(in));
    }
    int epoch = in.readInt();
    int round = in.readInt();
    TrainingState state = readState(in);
    ElboSum elbo = new ElboSum(in.readLong(), in.readDouble(), in.readDouble());
    PhaseSeconds seconds = readSeconds(in);
    BestModel best = new BestModel(in.readInt(), in.readDouble(), FloatBlocks.readFloats(in));
    List<String> metrics = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      metrics.add(readText(in));
    }
    return new Checkpoint(
        new Fingerprint(new TreeMap<>(facts)),
        new TrainingProgress(
            epoch, round, PendingState.known(state), elbo, seconds, best, metrics));
  }

  private static void writeState(DataOutput out, TrainingState state) throws IOException {
    out.writeInt(state.iteration());
    FloatBlocks.write(out, state.parameters());
    FloatBlocks.write(out, state.moments());
  }

  private static TrainingState readState(DataInput in) throws IOException {
    int iteration = in.readInt();
    float[] parameters = FloatBlocks.readFloats(in);
    return new TrainingState(parameters, FloatBlocks.readFloats(in), iteration);
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

  private static PhaseSeconds readSeconds(DataInput in) throws IOException {
    return new PhaseSeconds(
        in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
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

  private static String readText(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
