package io.sparkvae.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * Rows of a {@link BufferedImage} as uint8, grey or R, G, B interleaved. Samples are taken as they
 * are stored, since the JDK's own conversion of grey shifts its gamma; more than eight bits keep
 * the high ones, transparency is laid over white.
 */
final class RasterRows {

  private final BufferedImage image;
  private final Raster raster;
  private final boolean stored;
  private final int channels;
  private final int bits;
  private final int[] samples;

  RasterRows(BufferedImage image) throws UnreadableException {
    this.image = image;
    raster = image.getRaster();
    ColorModel model = image.getColorModel();
    stored = model instanceof ComponentColorModel;
    boolean grey = stored && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    channels = grey ? 1 : 3;
    bits = model.getComponentSize(0);
    samples = new int[image.getWidth() * Math.max(4, raster.getNumBands())];
    int type = raster.getTransferType();
    if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      throw UnreadableException.unsupported("floating-point samples are not read");
    }
    if (stored && !grey && model.getColorSpace().getType() != ColorSpace.TYPE_RGB) {
      throw UnreadableException.unsupported("its colours are neither grey nor R, G, B");
    }
  }

  /** 1 for grey, 3 for R, G, B. */
  int channels() {
    return channels;
  }

  /** Writes one row. */
  void read(int y, byte[] row) {
    int width = image.getWidth();
    if (!stored) {
      image.getRGB(0, y, width, 1, samples, 0, width);
      for (int x = 0; x < width; x++) {
        int alpha = samples[x] >>> 24;
        for (int c = 0; c < 3; c++) {
          int value = samples[x] >> (16 - 8 * c) & 0xff;
          row[3 * x + c] = (byte) PngPixels.overWhite(value, alpha);
        }
      }
      return;
    }
    int bands = raster.getNumBands();
    raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, samples);
    boolean transparent = image.getColorModel().hasAlpha() && bands > channels;
    for (int x = 0; x < width; x++) {
      int alpha = transparent ? eightBits(samples[x * bands + channels]) : 255;
      for (int c = 0; c < channels; c++) {
        int value = eightBits(samples[x * bands + c]);
        row[x * channels + c] = (byte) PngPixels.overWhite(value, alpha);
      }
    }
  }

  private int eightBits(int sample) {
    return bits > 8 ? sample >>> (bits - 8) : sample * 255 / ((1 << bits) - 1);
  }
}
