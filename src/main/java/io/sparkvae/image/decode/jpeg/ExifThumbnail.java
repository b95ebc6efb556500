package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.UnreadableException;
import java.nio.ByteOrder;
import java.util.Optional;

/** The JPEG thumbnail of an Exif block: it is in the second directory (Exif 2.32, 4.5.2). */
final class ExifThumbnail {

  private static final int ORIENTATION = 0x0112;
  private static final int OFFSET = 0x0201;
  private static final int LENGTH = 0x0202;
  private static final int SHORT = 3;

  private final ImageBytes tiff;
  private long offset;
  private long length;
  private int orientation;

  private ExifThumbnail(ImageBytes tiff, int orientation) {
    this.tiff = tiff;
    this.orientation = orientation;
  }

  /**
   * The encoded thumbnail, copied.
   *
   * @param orientation of the picture; a thumbnail that names another one is not its own any more
   * @return empty where there is none, or the block is damaged
   */
  static Optional<byte[]> of(ImageBytes exif, int orientation) {
    try {
      ByteOrder order = exif.has(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      ExifThumbnail thumbnail = new ExifThumbnail(exif.withOrder(order), orientation);
      thumbnail.walk();
      return thumbnail.orientation == orientation ? thumbnail.bytes() : Optional.empty();
    } catch (UnreadableException damaged) {
      return Optional.empty();
    }
  }

  private void walk() throws UnreadableException {
    if (tiff.u16(2) != 42) {
      return;
    }
    long first = tiff.u32(4);
    long second = tiff.u32(first + 2 + 12L * tiff.u16(first));
    if (second == 0) {
      return;
    }
    int entries = tiff.u16(second);
    for (int i = 0; i < entries; i++) {
      long entry = second + 2 + 12L * i;
      switch (tiff.u16(entry)) {
        case OFFSET -> offset = value(entry);
        case LENGTH -> length = value(entry);
        case ORIENTATION -> orientation = (int) value(entry);
        default -> {}
      }
    }
  }

  private Optional<byte[]> bytes() throws UnreadableException {
    if (offset == 0 || length == 0 || offset + length > tiff.length()) {
      return Optional.empty();
    }
    return Optional.of(tiff.slice((int) offset, (int) length).copy());
  }

  private long value(long entry) throws UnreadableException {
    return tiff.u16(entry + 2) == SHORT ? tiff.u16(entry + 8) : tiff.u32(entry + 8);
  }
}
