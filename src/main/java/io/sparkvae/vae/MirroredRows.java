package io.sparkvae.vae;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.spec.Seeds;

/** Images of which every other one, as it was drawn, is mirrored left to right. */
final class MirroredRows implements PixelRows {

  private static final int DRAW = 3;

  private final PixelRows rows;
  private final byte[][] mirrored;

  private MirroredRows(PixelRows rows, byte[][] mirrored) {
    this.rows = rows;
    this.mirrored = mirrored;
  }

  /** The images as a seed says. */
  static PixelRows drawn(PixelRows rows, ImageShape shape, long seed) {
    byte[][] mirrored = new byte[rows.images()][];
    for (int i = 0; i < mirrored.length; i++) {
      if ((Seeds.derived(seed, i, DRAW) & 1) != 0) {
        mirrored[i] = new byte[shape.values()];
        Mirror.write(rows.array(i), rows.offset(i), shape.width(), mirrored[i], 0);
      }
    }
    return new MirroredRows(rows, mirrored);
  }

  @Override
  public int images() {
    return rows.images();
  }

  @Override
  public byte[] array(int i) {
    return mirrored[i] == null ? rows.array(i) : mirrored[i];
  }

  @Override
  public int offset(int i) {
    return mirrored[i] == null ? rows.offset(i) : 0;
  }
}
