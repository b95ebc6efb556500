package io.sparkvae.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.table.EpochMetrics;
import io.sparkvae.table.PhaseSeconds;
import io.sparkvae.vae.spec.ElboSum;
import java.util.List;

/**
 * The metrics of epochs that an earlier run had finished, from the lines that its checkpoint holds.
 * A line has means per image, so a sum may differ from the first one in its last place.
 *
 * @param epochs of the whole training
 * @param latentDim of the model
 * @param values pixels times channels of one image
 */
record ResumedEpochs(int epochs, int latentDim, int values) {

  List<EpochMetrics> of(List<String> lines) {
    return lines.stream().map(ResumedEpochs::parsed).map(this::metrics).toList();
  }

  private EpochMetrics metrics(JsonNode line) {
    int epoch = line.required("epoch").asInt();
    long images = line.required("images").asLong();
    long heldOut = line.required("validation_images").asLong();
    ElboSum shown = sum(heldOut, line.required("reconstruction"), line.required("kl"));
    return new EpochMetrics(
        epoch,
        epochs,
        line.required("round").asLong(),
        images,
        sum(images / epoch, line.required("train_reconstruction"), line.required("train_kl")),
        new EpochMetrics.HeldOut(
            shown, line.required("active_units").asInt(), heldOut > 0 ? latentDim : 0),
        new EpochMetrics.Rates(
            line.required("learning_rate").asDouble(), line.required("beta").asDouble()),
        seconds(line),
        values);
  }

  private static PhaseSeconds seconds(JsonNode line) {
    return new PhaseSeconds(
        line.required("seconds_broadcast").asDouble(),
        line.required("seconds_fit").asDouble(),
        line.required("seconds_schedule").asDouble(),
        line.required("seconds_aggregate").asDouble(),
        line.required("seconds_evaluate").asDouble());
  }

  private static ElboSum sum(long images, JsonNode reconstruction, JsonNode kl) {
    return images == 0
        ? ElboSum.ZERO
        : new ElboSum(images, reconstruction.asDouble() * images, kl.asDouble() * images);
  }

  private static JsonNode parsed(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException("not a line of metrics: " + line, damaged);
    }
  }
}
