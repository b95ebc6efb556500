package io.sparkvae.encoding;

import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeModel;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/**
 * Encodes the images of one partition on executors, with the network of the task's thread.
 * Serialises a handle to the broadcast model, the batch size and what all rows share.
 *
 * @param reconstruction whether rows tell how well the decoder repeats the image
 * @param seen counts images for the progress display
 */
record EncodeImages(
    Broadcast<VaeModel> model,
    boolean reconstruction,
    int batchSize,
    StagedRow rows,
    LongAccumulator seen)
    implements FlatMapFunction<Iterator<DecodedImage>, Row> {

  @Override
  public Iterator<Row> call(Iterator<DecodedImage> images) {
    Iterator<DecodedImage> counted = new CountedIterator<>(images, seen);
    Vae network = model.value().open();
    BatchEncoder encoder = reconstruction ? network::encodeWithReconstruction : network::encode;
    return new LatentRows(counted, encoder, batchSize, rows);
  }

  private record CountedIterator<T>(Iterator<T> source, LongAccumulator count)
      implements Iterator<T> {

    @Override
    public boolean hasNext() {
      return source.hasNext();
    }

    @Override
    public T next() {
      count.add(1);
      return source.next();
    }
  }
}
