package io.sparkvae.encoding;

import io.sparkvae.cluster.CountEach;
import io.sparkvae.cluster.ProgressCount;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeModel;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

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
    RowsOfRun rows,
    ProgressCount seen)
    implements FlatMapFunction<Iterator<DecodedImage>, EncodedRow> {

  @Override
  public Iterator<EncodedRow> call(Iterator<DecodedImage> images) {
    Iterator<DecodedImage> counted = new CountEach<DecodedImage>(seen).call(images);
    Vae network = model.value().open();
    BatchEncoder encoder = reconstruction ? network::encodeWithReconstruction : network::encode;
    return new LatentRows(counted, encoder, batchSize, rows);
  }
}
