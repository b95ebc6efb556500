package io.sparkvae.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparkvae.text.TextColumn;
import io.sparkvae.text.TextTable;
import io.sparkvae.vae.spec.ElboSum;
import java.util.List;
import java.util.Locale;

/**
 * The numbers of one epoch: a console line and a line of {@code metrics.jsonl}. Nats per image,
 * seconds. KL is unweighted by beta; the training ELBO is the mean over the epoch, while the
 * parameters moved.
 *
 * @param epoch counted from 1
 * @param round rounds since the training began
 * @param images training images seen since the training began
 * @param train loss terms over the epoch
 * @param heldOut loss terms and activity on the held-out images; zero images where there are none
 * @param values pixels times channels of one image
 */
public record EpochMetrics(
    int epoch,
    int epochs,
    long round,
    long images,
    ElboSum train,
    HeldOut heldOut,
    Rates rates,
    PhaseSeconds seconds,
    int values) {

  private static final String TRAIN = "train_negative_elbo";

  private static final List<TextColumn> LINE =
      List.of(
          TextColumn.left("epoch"),
          TextColumn.right("train").ofWidth(9),
          TextColumn.right("held-out").ofWidth(9),
          TextColumn.right("reconstruction").ofWidth(9),
          TextColumn.right("kl").ofWidth(7),
          TextColumn.left("active"),
          TextColumn.right("").ofWidth(17),
          TextColumn.right("").ofWidth(9));

  /** Held-out loss terms, and how many of the latent dimensions carry information. */
  public record HeldOut(ElboSum elbo, int activeUnits, int latentDim) {}

  /** Learning rate and beta at the epoch's last step. */
  public record Rates(double learningRate, double beta) {}

  /** Training images a second, evaluation left out. */
  public double imagesPerSecond() {
    return train.images() / seconds.training();
  }

  /** The aligned line of the console. */
  public String line() {
    ElboSum shown = reported();
    return TextTable.line(
        LINE,
        List.of(
            "%3d/%d".formatted(epoch, epochs),
            nats(train.negativeElbo()),
            hasHeldOut() ? nats(heldOut.elbo().negativeElbo()) : "none",
            nats(shown.reconstruction() / shown.images()),
            nats(shown.kl() / shown.images()),
            hasHeldOut() ? heldOut.activeUnits() + "/" + heldOut.latentDim() : "-",
            String.format(Locale.ROOT, "%.0f images/s", imagesPerSecond()),
            String.format(Locale.ROOT, "%.1f s", seconds.total())));
  }

  private static String nats(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** One JSON object without a line break. */
  public String json() {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode node = mapper.createObjectNode();
    node.put("epoch", epoch).put("round", round).put("images", images);
    node.put(TRAIN, train.negativeElbo());
    putHeldOut(node);
    ElboSum shown = reported();
    node.put("reconstruction", shown.reconstruction() / shown.images());
    node.put("kl", shown.kl() / shown.images());
    node.put("train_reconstruction", train.reconstruction() / train.images());
    node.put("train_kl", train.kl() / train.images());
    node.put("bits_per_dimension", shown.negativeElbo() / (values * StrictMath.log(2)));
    node.put("learning_rate", rates.learningRate()).put("beta", rates.beta());
    node.put("images_per_second", imagesPerSecond()).put("seconds", seconds.total());
    node.put("seconds_broadcast", seconds.broadcast()).put("seconds_fit", seconds.fit());
    node.put("seconds_schedule", seconds.schedule());
    node.put("seconds_aggregate", seconds.aggregate());
    node.put("seconds_evaluate", seconds.evaluate());
    try {
      return mapper.writeValueAsString(node);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The training loss that {@link #json} wrote, in nats per image; NaN where there is none. */
  public static double trainNegativeElbo(String json) {
    try {
      return new ObjectMapper().readTree(json).path(TRAIN).asDouble(Double.NaN);
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException("not a line of metrics: " + json, damaged);
    }
  }

  private void putHeldOut(ObjectNode node) {
    if (hasHeldOut()) {
      node.put("validation_negative_elbo", heldOut.elbo().negativeElbo());
      node.put("validation_images", heldOut.elbo().images());
      node.put("active_units", heldOut.activeUnits());
    } else {
      node.putNull("validation_negative_elbo");
      node.put("validation_images", 0);
      node.putNull("active_units");
    }
  }

  private boolean hasHeldOut() {
    return heldOut.elbo().images() > 0;
  }

  /** Reconstruction and KL are of the held-out images where there are any, else of training. */
  private ElboSum reported() {
    return hasHeldOut() ? heldOut.elbo() : train;
  }
}
