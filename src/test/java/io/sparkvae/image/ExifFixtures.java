package io.sparkvae.image;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Pictures of any size, and JPEG files with a thumbnail in their Exif block. */
public final class ExifFixtures {

  private static final int FIRST = 8;
  private static final int SECOND = FIRST + 2 + 12 + 4;
  private static final int THUMBNAIL = SECOND + 2 + 24 + 4;

  private ExifFixtures() {}

  /** The same smooth picture without symmetry at any size. */
  public static BufferedImage picture(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = 30 + 200 * x / width;
        int green = 40 + 180 * y / height;
        int blue = 80 + (int) Math.round(60 * Math.sin(7.0 * x / width));
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  /** The file with an Exif block that holds an orientation and this thumbnail. */
  public static byte[] withThumbnail(byte[] jpeg, byte[] thumbnail, int orientation) {
    return withExif(jpeg, exif(thumbnail, orientation, ByteOrder.LITTLE_ENDIAN));
  }

  public static byte[] withExif(byte[] jpeg, byte[] exif) {
    return Fixtures.withSegment(jpeg, 0xe1, Fixtures.concat(Fixtures.latin1("Exif\0\0"), exif));
  }

  public static byte[] exif(byte[] thumbnail, int orientation, ByteOrder order) {
    ByteBuffer block = ByteBuffer.allocate(THUMBNAIL + thumbnail.length).order(order);
    block.put(Fixtures.latin1(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"));
    block.putShort((short) 42).putInt(FIRST);
    block.putShort((short) 1);
    entry(block, 0x0112, (short) 3).putShort((short) orientation).putShort((short) 0);
    block.putInt(SECOND);
    block.putShort((short) 2);
    entry(block, 0x0201, (short) 4).putInt(THUMBNAIL);
    entry(block, 0x0202, (short) 4).putInt(thumbnail.length);
    return block.putInt(0).put(thumbnail).array();
  }

  private static ByteBuffer entry(ByteBuffer block, int tag, short type) {
    return block.putShort((short) tag).putShort(type).putInt(1);
  }
}
