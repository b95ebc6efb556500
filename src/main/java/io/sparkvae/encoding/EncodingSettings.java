package io.sparkvae.encoding;

import io.sparkvae.config.SettingsReader;
import java.io.Serializable;
import java.util.Locale;

/**
 * How an archive is encoded.
 *
 * @param model directory of the model bundle
 * @param output directory of the two tables and the run report
 * @param batchSize images in one pass through the encoder
 * @param reconstruction whether rows tell how well the decoder repeats the image
 * @param compression codec of the Parquet files
 */
public record EncodingSettings(
    String model, String output, int batchSize, boolean reconstruction, Compression compression)
    implements Serializable {

  /** A codec that every reader of Parquet knows. */
  public enum Compression {
    ZSTD,
    SNAPPY,
    GZIP,
    NONE;

    /** The name that Spark's writer takes. */
    String codec() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads the group {@code spark-vae.encoding}. */
  public static EncodingSettings from(SettingsReader encoding) {
    return new EncodingSettings(
        encoding.text("model"),
        encoding.text("output"),
        encoding.integer("batch-size", 1, 65536),
        encoding.flag("reconstruction"),
        encoding.choice("compression", Compression.class));
  }
}
