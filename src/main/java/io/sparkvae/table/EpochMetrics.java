package io.sparkvae.table;

import io.sparkvae.storage.Json;
import io.sparkvae.storage.JsonObject;
import io.sparkvae.text.TextColumn;
import io.sparkvae.text.TextTable;
import io.sparkvae.vae.spec.ElboSum;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of one epoch: a console line and a line of {@code metrics.jsonl}, which holds them to
 * the last bit. Nats per image, seconds. KL is unweighted by beta; the training ELBO is the mean
 * over the epoch, while the parameters moved.
 *
 * @param epoch counted from 1
 * @param epochs that the run was to have; 0 where an older line does not tell
 * @param round rounds since the training began
 * @param images training images seen since the training began
 * @param train loss terms over the epoch
 * @param heldOut loss terms and activity on the held-out images, where there are any
 * @param seconds where the time went
 * @param bitsPerDimension the held-out loss, else that of training, by pixels times channels
 * @param imagesPerSecond training images per second, evaluation left out
 */
public record EpochMetrics(
    int epoch,
    int epochs,
    long round,
    long images,
    Loss train,
    Optional<HeldOut> heldOut,
    Rates rates,
    PhaseSeconds seconds,
    double bitsPerDimension,
    double imagesPerSecond) {

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

  /** The terms of the negative ELBO, each in nats per image. */
  public record Loss(double negativeElbo, double reconstruction, double kl) {

    static Loss of(ElboSum sum) {
      return new Loss(
          sum.negativeElbo(), sum.reconstruction() / sum.images(), sum.kl() / sum.images());
    }
  }

  /**
   * Held-out loss, and how many of the latent dimensions carry information.
   *
   * @param images how many are held out
   * @param latentDim 0 where an older line does not tell
   */
  public record HeldOut(long images, Loss loss, int activeUnits, int latentDim) {

    /** Of the sum over held-out images; none where there are none. */
    public static Optional<HeldOut> of(ElboSum sum, int activeUnits, int latentDim) {
      return sum.images() == 0
          ? Optional.empty()
          : Optional.of(new HeldOut(sum.images(), Loss.of(sum), activeUnits, latentDim));
    }
  }

  /** Learning rate and beta at the epoch's last step. */
  public record Rates(double learningRate, double beta) {}

  /** Which epoch of a training it was, and what it had seen since its beginning. */
  public record Progress(int epoch, int epochs, long round, long images) {}

  /**
   * The numbers of an epoch that has just ended.
   *
   * @param train loss terms over the epoch
   * @param values pixels times channels of one image
   */
  public static EpochMetrics of(
      Progress progress,
      ElboSum train,
      Optional<HeldOut> heldOut,
      Rates rates,
      PhaseSeconds seconds,
      int values) {
    Loss ofTraining = Loss.of(train);
    double reported = heldOut.map(HeldOut::loss).orElse(ofTraining).negativeElbo();
    return new EpochMetrics(
        progress.epoch(),
        progress.epochs(),
        progress.round(),
        progress.images(),
        ofTraining,
        heldOut,
        rates,
        seconds,
        reported / (values * StrictMath.log(2)),
        // An epoch too short to be timed has no rate; infinity is no number of JSON.
        seconds.training() > 0 ? train.images() / seconds.training() : 0);
  }

  /** The held-out loss where there is any, else that of training. */
  public Loss reported() {
    return heldOut.map(HeldOut::loss).orElse(train);
  }

  /** The aligned line of the console. */
  public String line() {
    return TextTable.line(
        LINE,
        List.of(
            "%3d/%d".formatted(epoch, epochs),
            nats(train.negativeElbo()),
            heldOut.map(held -> nats(held.loss().negativeElbo())).orElse("none"),
            nats(reported().reconstruction()),
            nats(reported().kl()),
            heldOut.map(held -> held.activeUnits() + "/" + held.latentDim()).orElse("-"),
            String.format(Locale.ROOT, "%.0f images/s", imagesPerSecond),
            String.format(Locale.ROOT, "%.1f s", seconds.total())));
  }

  private static String nats(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** One JSON object without a line break. */
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("epoch", epoch);
    if (epochs > 0) {
      json.put("epochs", epochs);
    }
    json.put("round", round);
    json.put("images", images);
    json.put("train_negative_elbo", train.negativeElbo());
    json.put(
        "validation_negative_elbo", heldOut.map(held -> held.loss().negativeElbo()).orElse(null));
    json.put("validation_images", heldOut.map(HeldOut::images).orElse(0L));
    json.put("active_units", heldOut.map(HeldOut::activeUnits).orElse(null));
    heldOut
        .filter(held -> held.latentDim() > 0)
        .ifPresent(held -> json.put("latent_dim", held.latentDim()));
    json.put("reconstruction", reported().reconstruction());
    json.put("kl", reported().kl());
    json.put("train_reconstruction", train.reconstruction());
    json.put("train_kl", train.kl());
    json.put("bits_per_dimension", bitsPerDimension);
    json.put("learning_rate", rates.learningRate());
    json.put("beta", rates.beta());
    json.put("images_per_second", imagesPerSecond);
    json.put("seconds", seconds.total());
    json.put("seconds_broadcast", seconds.broadcast());
    json.put("seconds_fit", seconds.fit());
    json.put("seconds_schedule", seconds.schedule());
    json.put("seconds_aggregate", seconds.aggregate());
    json.put("seconds_evaluate", seconds.evaluate());
    return Json.line(json);
  }

  /**
   * The numbers of a line that {@link #json} wrote, in this version or an older one.
   *
   * @throws io.sparkvae.error.DataException that names what is missing or wrong
   */
  public static EpochMetrics fromJson(String line) {
    return fromJson(line, "line of metrics: it");
  }

  static EpochMetrics fromJson(String line, String what) {
    JsonObject json = JsonObject.parse(line, new JsonObject.Source(what, "copy the file again"));
    return new EpochMetrics(
        json.integer("epoch", 1, Integer.MAX_VALUE),
        json.has("epochs") ? json.integer("epochs", 1, Integer.MAX_VALUE) : 0,
        json.whole("round", 0, Long.MAX_VALUE),
        json.whole("images", 0, Long.MAX_VALUE),
        new Loss(
            json.number("train_negative_elbo"),
            json.number("train_reconstruction"),
            json.number("train_kl")),
        json.numberOrNull("validation_negative_elbo").map(elbo -> heldOut(json, elbo)),
        new Rates(json.number("learning_rate"), json.number("beta")),
        new PhaseSeconds(
            json.number("seconds_broadcast"),
            json.number("seconds_fit"),
            json.number("seconds_schedule"),
            json.number("seconds_aggregate"),
            json.number("seconds_evaluate")),
        json.number("bits_per_dimension"),
        json.number("images_per_second"));
  }

  private static HeldOut heldOut(JsonObject json, double negativeElbo) {
    return new HeldOut(
        json.whole("validation_images", 1, Long.MAX_VALUE),
        new Loss(negativeElbo, json.number("reconstruction"), json.number("kl")),
        json.integer("active_units", 0, Integer.MAX_VALUE),
        json.has("latent_dim") ? json.integer("latent_dim", 1, Integer.MAX_VALUE) : 0);
  }
}
