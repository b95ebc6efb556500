package io.sparkvae.encoding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.image.UnreadableReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.package$;

/** The content of {@code run.json}: what one run of encoding did, for people and programs. */
record RunReport(EncoderModel model, EncodingJob job, Instant begin, EncodingResult result) {

  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("model_id", model.modelId());
    report.put("encoded_at", begin.toString());
    report.put("listed", result.listed());
    report.put("encoded", result.encoded());
    report.put("quarantined", result.quarantined().count());
    report.put("quarantined_by_reason", byReason());
    report.put("seconds", result.seconds().total());
    report.put("seconds_listing", result.seconds().listing());
    report.put("seconds_pass", result.seconds().pass());
    report.put("seconds_publishing", result.seconds().publishing());
    report.put("images_per_second", result.imagesPerSecond());
    report.put("images_per_second_pass", result.passImagesPerSecond());
    report.put("settings", settings());
    report.put("versions", versions());
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of texts and numbers are JSON", impossible);
    }
  }

  private Map<String, Long> byReason() {
    Map<String, Long> counts = new TreeMap<>();
    for (UnreadableReason reason : UnreadableReason.values()) {
      counts.put(reason.label(), result.quarantined().byReason().getOrDefault(reason, 0L));
    }
    return counts;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("corpus", job.corpus().path());
    settings.put("model", job.encoding().model());
    settings.put("image_shape", model.images().shape().toString());
    settings.put("resize", model.images().resize().name().toLowerCase(Locale.ROOT));
    settings.put("preprocessing", model.images().preprocessing().name().toLowerCase(Locale.ROOT));
    settings.put("batch_size", job.encoding().batchSize());
    settings.put("reconstruction", model.reconstructs());
    settings.put("compression", job.encoding().compression().codec());
    settings.put("max_unreadable_fraction", job.corpus().maxUnreadableFraction());
    return settings;
  }

  private static Map<String, String> versions() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put(
        "spark_vae",
        Optional.ofNullable(RunReport.class.getPackage().getImplementationVersion())
            .orElse("unpackaged"));
    versions.put("spark", package$.MODULE$.SPARK_VERSION());
    versions.put("java", Runtime.version().toString());
    return versions;
  }
}
