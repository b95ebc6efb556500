package io.sparkvae.table;

import java.util.List;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Columns of the table {@code latents/}, one row for every image that could be read, and of {@code
 * quarantine/}, one row for every other. Nothing else names them. Plain Parquet without nulls:
 * every engine reads {@code latent} as a list of floats.
 */
public final class LatentsTable {

  /** Folder of the table of latents in an output. */
  public static final String LATENTS_FOLDER = "latents";

  /** Folder of the table of images without pixels in an output. */
  public static final String QUARANTINE_FOLDER = "quarantine";

  public static final String IMAGE_ID = "image_id";
  public static final String URI = "uri";
  public static final String CONTENT_HASH = "content_hash";
  public static final String BYTES = "bytes";
  public static final String MODIFIED_AT = "modified_at";
  public static final String FORMAT = "format";
  public static final String WIDTH = "width";
  public static final String HEIGHT = "height";
  public static final String ORIENTATION = "orientation";
  public static final String LATENT = "latent";
  public static final String LOG_VARIANCE = "log_variance";
  public static final String RECONSTRUCTION = "reconstruction";
  public static final String KL = "kl";
  public static final String MODEL_ID = "model_id";
  public static final String ENCODED_AT = "encoded_at";
  public static final String REASON = "reason";
  public static final String DETAIL = "detail";

  private static final Column ID_COLUMN =
      Column.text(IMAGE_ID, "path relative to the corpus root; file#row for an IDX file");
  private static final Column URI_COLUMN =
      Column.text(URI, "full location, percent-encoded; nothing in it is masked");
  private static final Column BYTES_COLUMN =
      Column.large(BYTES, "size of the encoded image as listed");
  private static final Column MODEL_COLUMN =
      Column.text(MODEL_ID, "the model; changes with its parameters and preprocessing");
  private static final Column TIME_COLUMN =
      Column.time(ENCODED_AT, "when the run began; the same in all its rows");

  /** The columns of {@code latents/} in their order, with what they mean. */
  public static final List<Column> LATENTS_COLUMNS =
      List.of(
          ID_COLUMN,
          URI_COLUMN,
          Column.text(CONTENT_HASH, "SHA-256 of the encoded bytes in lower-case hex"),
          BYTES_COLUMN,
          Column.time(MODIFIED_AT, "when the file was last written, as listed"),
          Column.text(FORMAT, "format of the image, told by its first bytes"),
          Column.whole(WIDTH, "pixels across, as in the header"),
          Column.whole(HEIGHT, "pixels down, as in the header"),
          Column.whole(ORIENTATION, "EXIF orientation, 1 to 8, as in the header"),
          Column.numbers(LATENT, "posterior mean"),
          Column.numbers(LOG_VARIANCE, "posterior log variance, a value for each of latent"),
          Column.number(
              RECONSTRUCTION,
              "-log p(x | z = mean) in nats; with kl it does not add up to an ELBO. Left out where"
                  + " encoding.reconstruction is false"),
          Column.number(KL, "KL(q(z|x) || N(0, I)) in nats"),
          MODEL_COLUMN,
          TIME_COLUMN);

  /** The columns of {@code quarantine/} in their order, with what they mean. */
  public static final List<Column> QUARANTINE_COLUMNS =
      List.of(
          ID_COLUMN,
          URI_COLUMN,
          BYTES_COLUMN,
          Column.text(REASON, "why there are no pixels, in one word"),
          Column.text(DETAIL, "the same in a line for a person"),
          MODEL_COLUMN,
          TIME_COLUMN);

  /** The table of latents with all its columns. */
  public static final StructType LATENTS = schema(LATENTS_COLUMNS);

  /** The table of images without pixels. */
  public static final StructType QUARANTINE = schema(QUARANTINE_COLUMNS);

  private LatentsTable() {}

  /** The table of latents, with or without {@link #RECONSTRUCTION}. */
  public static StructType latents(boolean reconstruction) {
    return schema(
        LATENTS_COLUMNS.stream()
            .filter(column -> reconstruction || !column.name().equals(RECONSTRUCTION))
            .toList());
  }

  private static StructType schema(List<Column> columns) {
    return new StructType(columns.stream().map(Column::field).toArray(StructField[]::new));
  }
}
