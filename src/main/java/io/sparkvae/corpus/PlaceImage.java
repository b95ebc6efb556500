package io.sparkvae.corpus;

import java.io.Serializable;
import org.apache.spark.api.java.function.PairFunction;
import scala.Tuple2;

/**
 * Finds the block of every image on executors. Serialises the layout.
 *
 * @param role tells which images are held out
 */
record PlaceImage(ShardLayout layout, HeldOut role)
    implements PairFunction<ReadImage, Place, ShardRecord>, Serializable {

  @Override
  public Tuple2<Place, ShardRecord> call(ReadImage image) {
    String imageId = image.reference().imageId();
    boolean heldOut = role.includes(imageId);
    return new Tuple2<>(layout.place(imageId, heldOut), ShardRecord.of(image, heldOut));
  }
}
