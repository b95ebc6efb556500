package io.sparkvae.image.resize;

/**
 * How a stored raster has to be turned to be upright, after the tag 0x0112 of Exif 2.32. A
 * displayed pixel (X, Y) is the stored pixel (x, y) with the axes first exchanged, where {@code
 * transposed}, then counted from the far end, where mirrored.
 *
 * @param tag 1 to 8
 * @param transposed stored rows are displayed columns
 * @param mirroredX the stored x axis runs against the displayed axis it lies on
 * @param mirroredY the stored y axis runs against the displayed axis it lies on
 */
public record Orientation(int tag, boolean transposed, boolean mirroredX, boolean mirroredY) {

  /** The orientation of a tag; upright for a value outside 1 to 8. */
  public static Orientation of(int tag) {
    int known = tag >= 1 && tag <= 8 ? tag : 1;
    boolean mirroredX = known == 2 || known == 3 || known == 7 || known == 8;
    boolean mirroredY = known == 3 || known == 4 || known == 6 || known == 7;
    return new Orientation(known, known >= 5, mirroredX, mirroredY);
  }
}
