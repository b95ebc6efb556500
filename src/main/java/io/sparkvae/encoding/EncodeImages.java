package io.sparkvae.encoding;

import io.sparkvae.source.DecodedImage;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;

/**
 * Encodes the images of one partition on executors, with the network of the task's thread.
 * Serialises a handle to the broadcast model, the batch size and what all rows share.
 *
 * @param seen counts images for the progress display
 */
record EncodeImages(
    Broadcast<EncoderModel> model, int batchSize, RowsOfRun rows, LongAccumulator seen)
    implements FlatMapFunction<Iterator<DecodedImage>, EncodedRow> {

  @Override
  public Iterator<EncodedRow> call(Iterator<DecodedImage> images) {
    Iterator<DecodedImage> counted = new CountedIterator<>(images, seen);
    return new EncodedRows(counted, ThreadEncoder.of(model.value()), batchSize, rows);
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
