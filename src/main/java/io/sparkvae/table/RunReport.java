package io.sparkvae.table;

import io.sparkvae.storage.Json;
import io.sparkvae.storage.JsonObject;
import io.sparkvae.vae.bundle.Provenance;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code run.json} beside the two tables: what one run of encoding did, for people and
 * programs. Its names are chosen here.
 *
 * @param modelId of the model in all rows
 * @param encodedAt when the run began, as in all rows
 * @param listed images of the corpus
 * @param encoded rows of {@code latents/}
 * @param quarantinedByReason rows of {@code quarantine/} for each reason, zeros included; sorted
 * @param provenance of the run; in reports of commit 415330f only the versions
 */
public record RunReport(
    String modelId,
    Instant encodedAt,
    long listed,
    long encoded,
    Map<String, Long> quarantinedByReason,
    RunSeconds seconds,
    Choices choices,
    Provenance provenance) {

  /** Name of the file. */
  public static final String FILE = "run.json";

  public RunReport {
    quarantinedByReason = new TreeMap<>(quarantinedByReason);
  }

  /**
   * The settings that decided what the rows hold, as text where they are words.
   *
   * @param corpus where the images lie
   * @param model where the bundle lies
   * @param maxUnreadableFraction share of quarantined images up to which the command succeeds
   */
  public record Choices(
      String corpus,
      String model,
      String imageShape,
      String resize,
      String preprocessing,
      int batchSize,
      boolean reconstruction,
      String compression,
      double maxUnreadableFraction) {}

  /** Rows of {@code quarantine/}. */
  public long quarantined() {
    return quarantinedByReason.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Images per second, readable or not, listing and publishing included. */
  public double imagesPerSecond() {
    return listed / seconds.total();
  }

  /** Images per second of the pass alone. */
  public double passImagesPerSecond() {
    return listed / seconds.pass();
  }

  /** The text of {@code run.json}. */
  public String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("model_id", modelId);
    report.put("encoded_at", encodedAt.toString());
    report.put("listed", listed);
    report.put("encoded", encoded);
    report.put("quarantined", quarantined());
    report.put("quarantined_by_reason", quarantinedByReason);
    report.put("seconds", seconds.total());
    report.put("seconds_listing", seconds.listing());
    report.put("seconds_pass", seconds.pass());
    report.put("seconds_publishing", seconds.publishing());
    report.put("images_per_second", imagesPerSecond());
    report.put("images_per_second_pass", passImagesPerSecond());
    report.put("settings", settings());
    report.put("versions", versions());
    report.put("provenance", provenance.facts());
    return Json.file(report);
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("corpus", choices.corpus());
    settings.put("model", choices.model());
    settings.put("image_shape", choices.imageShape());
    settings.put("resize", choices.resize());
    settings.put("preprocessing", choices.preprocessing());
    settings.put("batch_size", choices.batchSize());
    settings.put("reconstruction", choices.reconstruction());
    settings.put("compression", choices.compression());
    settings.put("max_unreadable_fraction", choices.maxUnreadableFraction());
    return settings;
  }

  /** Three facts of the provenance under their older names. */
  private Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spark_vae", provenance.fact(Provenance.VERSION));
    versions.put("spark", provenance.fact(Provenance.SPARK_VERSION));
    versions.put("java", provenance.fact(Provenance.JAVA_VERSION));
    return versions;
  }

  /**
   * A report again from its text.
   *
   * @param folder where it lies, for messages
   * @throws io.sparkvae.error.DataException that names what is missing or wrong
   */
  public static RunReport parse(String text, String folder) {
    JsonObject json =
        JsonObject.parse(
            text,
            new JsonObject.Source(
                "run report %s/%s: it".formatted(folder, FILE), "copy the folder again"));
    return new RunReport(
        json.text("model_id"),
        time(json),
        json.whole("listed", 0, Long.MAX_VALUE),
        json.whole("encoded", 0, Long.MAX_VALUE),
        json.counts("quarantined_by_reason"),
        new RunSeconds(
            json.number("seconds_listing"),
            json.number("seconds_pass"),
            json.number("seconds_publishing")),
        choices(json.object("settings")),
        json.has("provenance")
            ? Provenance.of(json.texts("provenance"))
            : ofVersions(json.object("versions")));
  }

  private static Instant time(JsonObject json) {
    try {
      return Instant.parse(json.text("encoded_at"));
    } catch (DateTimeException malformed) {
      throw json.problem("has an encoded_at that is no time", malformed);
    }
  }

  private static Choices choices(JsonObject settings) {
    return new Choices(
        settings.text("corpus"),
        settings.text("model"),
        settings.text("image_shape"),
        settings.text("resize"),
        settings.has("preprocessing") ? settings.text("preprocessing") : "exact",
        settings.integer("batch_size", 1, Integer.MAX_VALUE),
        settings.flag("reconstruction"),
        settings.text("compression"),
        settings.number("max_unreadable_fraction", 0, 1));
  }

  private static Provenance ofVersions(JsonObject versions) {
    return Provenance.of(
        Map.of(
            Provenance.VERSION, versions.text("spark_vae"),
            Provenance.SPARK_VERSION, versions.text("spark"),
            Provenance.JAVA_VERSION, versions.text("java")));
  }
}
