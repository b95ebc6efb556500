package io.sparkvae.encoding;

import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.image.Decoding.Unreadable;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.source.ImageReference;
import io.sparkvae.table.LatentsTable;
import io.sparkvae.vae.Posterior;
import java.io.Serializable;
import java.sql.Timestamp;
import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Makes rows of the schema {@link LatentsTable#STAGED}; travels to executors.
 *
 * @param encodedAt milliseconds since 1970 UTC, the same in all rows of a run
 */
record StagedRow(String modelId, long encodedAt) implements Serializable {

  /** The row of image {@code i} of a batch. */
  Row encoded(DecodedImage image, ImageHeader header, Posterior posterior, int i) {
    ImageReference reference = image.reference();
    return RowFactory.create(
        reference.imageId(),
        reference.uri(),
        image.contentHash(),
        reference.bytes(),
        new Timestamp(reference.modifiedAt()),
        header.format(),
        header.width(),
        header.height(),
        header.orientation(),
        row(posterior.mean(), posterior.latentDim(), i),
        row(posterior.logVariance(), posterior.latentDim(), i),
        posterior.reconstruction().length == 0 ? null : posterior.reconstruction()[i],
        posterior.kl()[i],
        modelId,
        new Timestamp(encodedAt),
        null,
        null);
  }

  /** The row of an image without pixels. */
  Row quarantined(DecodedImage image, Unreadable unreadable) {
    Object[] values = new Object[LatentsTable.STAGED.length()];
    set(values, LatentsTable.IMAGE_ID, image.reference().imageId());
    set(values, LatentsTable.URI, image.reference().uri());
    set(values, LatentsTable.BYTES, image.reference().bytes());
    set(values, LatentsTable.MODEL_ID, modelId);
    set(values, LatentsTable.ENCODED_AT, new Timestamp(encodedAt));
    set(values, LatentsTable.REASON, unreadable.reason().label());
    set(values, LatentsTable.DETAIL, unreadable.detail());
    return RowFactory.create(values);
  }

  private static void set(Object[] values, String column, Object value) {
    values[LatentsTable.STAGED.fieldIndex(column)] = value;
  }

  private static float[] row(float[] rows, int length, int i) {
    return Arrays.copyOfRange(rows, i * length, (i + 1) * length);
  }
}
