package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.ShuffleKey;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.corpus.HoldOutRule;
import java.io.Serializable;
import org.apache.spark.api.java.function.PairFunction;
import scala.Tuple2;

/**
 * Finds the block of every image on executors. Serialises the layout.
 *
 * @param role tells which images are held out
 */
record KeyByBlock(ShardLayout layout, HoldOutRule role)
    implements PairFunction<DecodedImage, ShuffleKey, ShardRecord>, Serializable {

  @Override
  public Tuple2<ShuffleKey, ShardRecord> call(DecodedImage image) {
    String imageId = image.reference().imageId();
    boolean heldOut = role.includes(imageId);
    return new Tuple2<>(layout.place(imageId, heldOut), ShardRecord.of(image, heldOut));
  }
}
