package io.sparkvae.vae;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.spec.Alterations;
import io.sparkvae.vae.spec.Seeds;

/** Pictures as an encoder may see them in training, as grey levels again. */
public final class AlteredPictures {

  private AlteredPictures() {}

  /**
   * Alters every picture.
   *
   * @param seed of all draws
   * @return uint8, picture after picture, each C·H·W
   */
  public static byte[] of(PixelRows rows, ImageShape shape, Alterations alterations, long seed) {
    PixelRows pictures = alterations.mirror() ? MirroredRows.drawn(rows, shape, seed) : rows;
    AlteredInput altered = new AlteredInput(shape, alterations);
    int values = shape.values();
    int area = values / shape.channels();
    float[] channelsLast = new float[values];
    byte[] levels = new byte[rows.images() * values];
    for (int i = 0; i < rows.images(); i++) {
      altered.write(pictures.array(i), pictures.offset(i), Seeds.derived(seed, i), channelsLast);
      for (int at = 0; at < values; at++) {
        int to = i * values + at % shape.channels() * area + at / shape.channels();
        levels[to] = (byte) Math.round(255 * channelsLast[at]);
      }
    }
    return levels;
  }
}
