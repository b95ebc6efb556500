package io.sparkvae.image.bytes;

import io.sparkvae.image.resize.Orientation;
import java.nio.ByteOrder;

/** The orientation tag of an Exif block, which is laid out as a TIFF file. */
public final class ExifOrientation {

  private static final int ORIENTATION = 0x0112;

  private ExifOrientation() {}

  /** 1 to 8; 1 where the tag is absent, out of range, or the block is damaged. */
  public static int of(ImageBytes exif) {
    try {
      ByteOrder order = exif.has(0, "II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
      ImageBytes tiff = exif.withOrder(order);
      if (tiff.u16(2) != 42) {
        return 1;
      }
      long directory = tiff.u32(4);
      int entries = tiff.u16(directory);
      for (int i = 0; i < entries; i++) {
        long entry = directory + 2 + 12L * i;
        if (tiff.u16(entry) == ORIENTATION) {
          return Orientation.of(tiff.u16(entry + 8)).tag();
        }
      }
      return 1;
    } catch (UnreadableException damaged) {
      // Damaged metadata is no reason to lose the picture that it describes.
      return 1;
    }
  }
}
