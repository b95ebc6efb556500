package io.sparkvae.encoding;

import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.image.Decoding.Pixels;
import io.sparkvae.image.Decoding.Unreadable;
import io.sparkvae.vae.Posterior;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/** The rows of one partition, made batch by batch while they are asked for. */
final class LatentRows implements Iterator<EncodedRow> {

  private final Iterator<DecodedImage> images;
  private final BatchEncoder encoder;
  private final int batchSize;
  private final RowsOfRun rows;
  private final Queue<EncodedRow> ready = new ArrayDeque<>();

  LatentRows(Iterator<DecodedImage> images, BatchEncoder encoder, int batchSize, RowsOfRun rows) {
    this.images = images;
    this.encoder = encoder;
    this.batchSize = batchSize;
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && images.hasNext()) {
      fill();
    }
    return !ready.isEmpty();
  }

  @Override
  public EncodedRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void fill() {
    ImageBatch batch = new ImageBatch();
    List<DecodedImage> readable = new ArrayList<>();
    while (batch.images() < batchSize && ready.size() < batchSize && images.hasNext()) {
      DecodedImage image = images.next();
      if (image.decoding() instanceof Pixels pixels) {
        batch.add(pixels.values());
        readable.add(image);
      } else if (image.decoding() instanceof Unreadable unreadable) {
        ready.add(rows.quarantined(image, unreadable));
      }
    }
    if (batch.images() > 0) {
      Posterior posterior = encoder.encode(batch);
      for (int i = 0; i < batch.images(); i++) {
        DecodedImage image = readable.get(i);
        ready.add(rows.encoded(image, ((Pixels) image.decoding()).header(), posterior, i));
      }
    }
  }
}
