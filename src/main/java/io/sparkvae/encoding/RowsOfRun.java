package io.sparkvae.encoding;

import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.image.Decoding.Unreadable;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.source.ImageReference;
import io.sparkvae.vae.Posterior;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.RowFactory;

/**
 * Makes the rows of both tables; travels to executors.
 *
 * @param encodedAt the same in all rows of a run
 */
record RowsOfRun(String modelId, Instant encodedAt) implements Serializable {

  /**
   * The row of image {@code i} of a batch; one column less where the posterior has no
   * reconstructions.
   */
  EncodedRow encoded(DecodedImage image, ImageHeader header, Posterior posterior, int i) {
    ImageReference reference = image.reference();
    List<Object> values = new ArrayList<>();
    values.add(reference.imageId());
    values.add(reference.uri());
    values.add(image.contentHash());
    values.add(reference.bytes());
    values.add(Instant.ofEpochMilli(reference.modifiedAt()));
    values.add(header.format());
    values.add(header.width());
    values.add(header.height());
    values.add(header.orientation());
    values.add(row(posterior.mean(), posterior.latentDim(), i));
    values.add(row(posterior.logVariance(), posterior.latentDim(), i));
    if (posterior.reconstruction().length > 0) {
      values.add(posterior.reconstruction()[i]);
    }
    values.add(posterior.kl()[i]);
    values.add(modelId);
    values.add(encodedAt);
    return new EncodedRow(EncodedTable.LATENTS, RowFactory.create(values.toArray()));
  }

  /** The row of an image without pixels. */
  EncodedRow quarantined(DecodedImage image, Unreadable unreadable) {
    return new EncodedRow(
        EncodedTable.QUARANTINE,
        RowFactory.create(
            image.reference().imageId(),
            image.reference().uri(),
            image.reference().bytes(),
            unreadable.reason().label(),
            unreadable.detail(),
            modelId,
            encodedAt));
  }

  private static float[] row(float[] rows, int length, int i) {
    return Arrays.copyOfRange(rows, i * length, (i + 1) * length);
  }
}
