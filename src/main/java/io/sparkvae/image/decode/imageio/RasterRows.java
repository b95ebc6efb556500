package io.sparkvae.image.decode.imageio;

import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.OverWhite;
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
  private final int space;
  private final int channels;
  private final int bits;
  private final int[] samples;

  RasterRows(BufferedImage image) throws UnreadableException {
    this.image = image;
    raster = image.getRaster();
    ColorModel model = image.getColorModel();
    boolean stored = model instanceof ComponentColorModel;
    // Palettes and packed pixels are R, G, B by definition, and the JDK unpacks them right.
    space = stored ? model.getColorSpace().getType() : -1;
    channels = space == ColorSpace.TYPE_GRAY ? 1 : 3;
    bits = model.getComponentSize(0);
    samples = new int[image.getWidth() * Math.max(4, raster.getNumBands())];
    int type = raster.getTransferType();
    if (type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE) {
      throw UnreadableException.unsupported("floating-point samples are not read");
    }
    boolean known =
        !stored
            || space == ColorSpace.TYPE_GRAY
            || space == ColorSpace.TYPE_RGB
            || space == ColorSpace.TYPE_CMYK;
    if (!known) {
      throw UnreadableException.unsupported("its colours are neither grey, R, G, B nor CMYK");
    }
  }

  /** 1 for grey, 3 for R, G, B. */
  int channels() {
    return channels;
  }

  /** Writes one row. */
  void read(int y, byte[] row) {
    if (space < 0) {
      unpacked(y, row);
      return;
    }
    raster.getPixels(raster.getMinX(), raster.getMinY() + y, image.getWidth(), 1, samples);
    if (space == ColorSpace.TYPE_CMYK) {
      inks(row);
    } else {
      stored(row);
    }
  }

  private void unpacked(int y, byte[] row) {
    int width = image.getWidth();
    image.getRGB(0, y, width, 1, samples, 0, width);
    for (int x = 0; x < width; x++) {
      int alpha = samples[x] >>> 24;
      for (int c = 0; c < 3; c++) {
        row[3 * x + c] = (byte) OverWhite.of(samples[x] >> (16 - 8 * c) & 0xff, alpha);
      }
    }
  }

  private void stored(byte[] row) {
    int bands = raster.getNumBands();
    boolean transparent = image.getColorModel().hasAlpha() && bands > channels;
    boolean weighted = image.isAlphaPremultiplied();
    for (int x = 0; x < image.getWidth(); x++) {
      int alpha = transparent ? eightBits(samples[x * bands + channels]) : 255;
      for (int c = 0; c < channels; c++) {
        int value = eightBits(samples[x * bands + c]);
        int onWhite = weighted ? Math.min(255, value + 255 - alpha) : OverWhite.of(value, alpha);
        row[x * channels + c] = (byte) onWhite;
      }
    }
  }

  private void inks(byte[] row) {
    int bands = raster.getNumBands();
    for (int x = 0; x < image.getWidth(); x++) {
      int lightOfBlack = 255 - eightBits(samples[x * bands + 3]);
      for (int c = 0; c < 3; c++) {
        int light = 255 - eightBits(samples[x * bands + c]);
        row[3 * x + c] = (byte) ((light * lightOfBlack + 127) / 255);
      }
    }
  }

  private int eightBits(int sample) {
    return bits > 8 ? sample >>> (bits - 8) : sample * 255 / ((1 << bits) - 1);
  }
}
