package io.sparkvae.image;

/** What {@link Preprocessing#FAST} took instead of the pixels that would be exact. */
public enum Shortcut {
  /** Nothing: the pixels are the exact ones. */
  NONE,
  /** A smaller DCT scale, which leaves once the wanted side instead of twice. */
  SCALE,
  /** The scans of a progressive JPEG that carry its low frequencies. */
  FIRST_SCANS,
  /** The thumbnail in the Exif block. */
  THUMBNAIL
}
