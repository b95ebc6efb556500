package io.sparkvae.distance;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.vae.AlteredPictures;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.spec.Alterations;
import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;

/**
 * Latents of altered copies of some pictures of a block, on executors; serialises a handle.
 *
 * @param mostImages of each block, the first ones
 */
@DefaultSerializer(JavaSerializer.class)
record AlteredLatents(Broadcast<VaeModel> model, int mostImages) implements Serializable {

  /** Crops and light as between two shots of one thing. */
  private static final Alterations COPIES = new Alterations(0, 0.2, 0.3, 0.1, false);

  /** The pictures themselves, {@code [pictures, latents]}. */
  float[] originals(ImageBlock block) {
    return block.images() == 0 ? new float[0] : encoded(pictures(block));
  }

  /** One altered copy of each, {@code [pictures, latents]}. */
  float[] copies(ImageBlock block, long seed) {
    if (block.images() == 0) {
      return new float[0];
    }
    VaeModel shared = model.value();
    boolean mirror = shared.spec().model().alterations().mirror();
    Alterations alterations =
        new Alterations(
            COPIES.shift(), COPIES.crop(), COPIES.brightness(), COPIES.colour(), mirror);
    PixelRows pictures = pictures(block);
    byte[] altered = AlteredPictures.of(pictures, shared.spec().shape(), alterations, seed);
    int values = shared.spec().shape().values();
    return encoded(PixelRows.packed(altered, pictures.images(), values));
  }

  private PixelRows pictures(ImageBlock block) {
    int images = Math.min(mostImages, block.images());
    return PixelRows.packed(block.values(), images, block.values().length / block.images());
  }

  private float[] encoded(PixelRows pictures) {
    Vae network = model.value().open();
    return network.encode(pictures).mean();
  }
}
