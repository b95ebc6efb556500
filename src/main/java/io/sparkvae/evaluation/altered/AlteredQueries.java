package io.sparkvae.evaluation.altered;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.measure.Representation;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.alter.Alteration;
import io.sparkvae.search.VectorBlock;
import io.sparkvae.source.ImageIdHash;
import io.sparkvae.vae.spec.Seeds;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.function.Function;

/**
 * Makes vectors of the altered pictures of a block, on executors: each chosen image altered in
 * every way.
 *
 * @param lastNumber the largest {@link ImageIdHash#number} of an image that is chosen
 * @param seed of what alterations draw, with the image's number
 */
record AlteredQueries(Representation representation, ImageShape shape, long lastNumber, long seed)
    implements Function<ImageBlock, VectorBlock> {

  /** What a query is known by: its image and what was done to it. */
  static long key(long number, Alteration alteration) {
    return Seeds.derived(number, alteration.number());
  }

  @Override
  public VectorBlock call(ImageBlock block) {
    int values = shape.values();
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    List<Long> keys = new ArrayList<>();
    for (int image = 0; image < block.images(); image++) {
      long number = ImageIdHash.of(block.id(image)).number();
      if (number <= lastNumber) {
        byte[] picture = Arrays.copyOfRange(block.values(), image * values, (image + 1) * values);
        for (Alteration alteration : Alteration.values()) {
          pictures.writeBytes(alteration.of(picture, shape, Seeds.derived(seed, number)));
          keys.add(key(number, alteration));
        }
      }
    }
    ImageBlock altered = new ImageBlock(keys.size(), pictures.toByteArray());
    long[] array = keys.stream().mapToLong(Long::longValue).toArray();
    return new VectorBlock(representation.length(), representation.of(altered), array);
  }
}
