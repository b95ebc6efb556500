package io.sparkvae.table;

import java.util.Arrays;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Columns of the table {@code latents/}, one row for every image that could be read, and of {@code
 * quarantine/}, one row for every other. Nothing else names them. Plain Parquet without nulls:
 * every engine reads {@code latent} as a list of floats.
 */
public final class LatentsTable {

  /** Path relative to the corpus root; {@code file#row} for an IDX file. */
  public static final String IMAGE_ID = "image_id";

  /** Full location, percent-encoded. */
  public static final String URI = "uri";

  /** SHA-256 of the encoded bytes in lower-case hex. */
  public static final String CONTENT_HASH = "content_hash";

  /** Size of the encoded image as listed. */
  public static final String BYTES = "bytes";

  public static final String MODIFIED_AT = "modified_at";

  /** As in the file's header, like width, height and orientation. */
  public static final String FORMAT = "format";

  public static final String WIDTH = "width";
  public static final String HEIGHT = "height";

  /** EXIF orientation, 1 to 8. */
  public static final String ORIENTATION = "orientation";

  /** Posterior mean. */
  public static final String LATENT = "latent";

  /** Posterior log variance. */
  public static final String LOG_VARIANCE = "log_variance";

  /**
   * −log p(x | z = mean) in nats; with {@link #KL} it does not add up to an ELBO. Left out where
   * {@code encoding.reconstruction} is off.
   */
  public static final String RECONSTRUCTION = "reconstruction";

  /** KL(q(z|x) ‖ N(0, I)) in nats. */
  public static final String KL = "kl";

  public static final String MODEL_ID = "model_id";

  /** When the run began; the same in all its rows. */
  public static final String ENCODED_AT = "encoded_at";

  /** Why there are no pixels: one of the labels of {@code UnreadableReason}. */
  public static final String REASON = "reason";

  /** One line for a person. */
  public static final String DETAIL = "detail";

  /** The table of latents with all its columns. */
  public static final StructType LATENTS =
      new StructType(
          new StructField[] {
            text(IMAGE_ID),
            text(URI),
            text(CONTENT_HASH),
            DataTypes.createStructField(BYTES, DataTypes.LongType, false),
            time(MODIFIED_AT),
            text(FORMAT),
            whole(WIDTH),
            whole(HEIGHT),
            whole(ORIENTATION),
            floats(LATENT),
            floats(LOG_VARIANCE),
            DataTypes.createStructField(RECONSTRUCTION, DataTypes.FloatType, false),
            DataTypes.createStructField(KL, DataTypes.FloatType, false),
            text(MODEL_ID),
            time(ENCODED_AT)
          });

  /** The table of images without pixels. */
  public static final StructType QUARANTINE =
      new StructType(
          new StructField[] {
            text(IMAGE_ID),
            text(URI),
            DataTypes.createStructField(BYTES, DataTypes.LongType, false),
            text(REASON),
            text(DETAIL),
            text(MODEL_ID),
            time(ENCODED_AT)
          });

  private LatentsTable() {}

  /** The table of latents, with or without {@link #RECONSTRUCTION}. */
  public static StructType latents(boolean reconstruction) {
    StructField[] fields =
        Arrays.stream(LATENTS.fields())
            .filter(field -> reconstruction || !field.name().equals(RECONSTRUCTION))
            .toArray(StructField[]::new);
    return new StructType(fields);
  }

  private static StructField text(String name) {
    return DataTypes.createStructField(name, DataTypes.StringType, false);
  }

  private static StructField time(String name) {
    return DataTypes.createStructField(name, DataTypes.TimestampType, false);
  }

  private static StructField whole(String name) {
    return DataTypes.createStructField(name, DataTypes.IntegerType, false);
  }

  private static StructField floats(String name) {
    return DataTypes.createStructField(
        name, DataTypes.createArrayType(DataTypes.FloatType, false), false);
  }
}
