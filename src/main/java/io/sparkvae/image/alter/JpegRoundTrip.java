package io.sparkvae.image.alter;

import io.sparkvae.image.ImageShape;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture written as a baseline JPEG and read again, by the codec of the JDK.
 *
 * @param quality 0 to 1; times 100, that of libjpeg
 */
record JpegRoundTrip(float quality) {

  /** The picture with its losses; uint8, C·H·W. */
  byte[] of(byte[] values, ImageShape shape) {
    BufferedImage image =
        new BufferedImage(
            shape.width(),
            shape.height(),
            shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
    // Samples, not colours: a grey raster would have its gamma taken for another one.
    WritableRaster raster = image.getRaster();
    for (int i = 0; i < values.length; i++) {
      raster.setSample(x(i, shape), y(i, shape), channel(i, shape), values[i] & 0xff);
    }
    try {
      Raster read = read(write(image)).getRaster();
      byte[] result = new byte[values.length];
      for (int i = 0; i < result.length; i++) {
        // Bands are in the order of R, G, B however they lie in memory.
        result[i] = (byte) read.getSample(x(i, shape), y(i, shape), channel(i, shape));
      }
      return result;
    } catch (IOException impossible) {
      throw new UncheckedIOException("a picture in memory can be written and read", impossible);
    }
  }

  private static int x(int i, ImageShape shape) {
    return i % shape.width();
  }

  private static int y(int i, ImageShape shape) {
    return i / shape.width() % shape.height();
  }

  private static int channel(int i, ImageShape shape) {
    return i / (shape.width() * shape.height());
  }

  private byte[] write(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam compression = writer.getDefaultWriteParam();
      compression.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      compression.setCompressionQuality(quality);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), compression);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static BufferedImage read(byte[] bytes) throws IOException {
    return ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)));
  }
}
