package io.sparkvae.image.decode;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageShape;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Pictures as the JDK's own readers see them, turned upright, laid over white and resized in plain
 * double arithmetic: nothing that the product decodes or scales with.
 */
final class SecondOpinion {

  private final double[][][] planes;

  private SecondOpinion(double[][][] planes) {
    this.planes = planes;
  }

  /**
   * Empty where the JDK does not read the picture, reads a part of it, or takes inks for colours.
   */
  static Optional<SecondOpinion> of(byte[] encoded, ImageHeader header) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(header.format());
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.imageio.")) {
        return read(reader, encoded)
            .filter(image -> image.getWidth() == header.width())
            .filter(image -> image.getHeight() == header.height())
            .filter(image -> !holdsInks(image, header))
            .map(image -> new SecondOpinion(upright(image, header.orientation())));
      }
    }
    return Optional.empty();
  }

  /** To the JDK's JPEG reader four components are R, G, B and opacity. */
  private static boolean holdsInks(BufferedImage image, ImageHeader header) {
    return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK
        || (header.format().equals("jpeg") && image.getRaster().getNumBands() == 4);
  }

  private static Optional<BufferedImage> read(ImageReader reader, byte[] encoded) {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      reader.setInput(in);
      return Optional.of(reader.read(0));
    } catch (IOException | RuntimeException unread) {
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  /** uint8 in C·H·W order, three channels, each axis resized on its own. */
  byte[] pixels(ImageShape shape) {
    byte[] values = new byte[shape.values()];
    for (int c = 0, at = 0; c < 3; c++) {
      double[][] rows = resized(planes[c], shape.height());
      double[][] columns = resized(transposed(rows), shape.width());
      double[][] scaled = transposed(columns);
      for (double[] row : scaled) {
        for (double level : row) {
          values[at++] = (byte) Math.round(level);
        }
      }
    }
    return values;
  }

  /** R, G and B as [C][H][W]; how a displayed pixel is found follows Exif 2.32, tag 0x0112. */
  private static double[][][] upright(BufferedImage image, int orientation) {
    int right = image.getWidth() - 1;
    int bottom = image.getHeight() - 1;
    int width = orientation < 5 ? right + 1 : bottom + 1;
    int height = orientation < 5 ? bottom + 1 : right + 1;
    double[][][] planes = new double[3][height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double[] rgb =
            switch (orientation) {
              case 2 -> onWhite(image, right - x, y);
              case 3 -> onWhite(image, right - x, bottom - y);
              case 4 -> onWhite(image, x, bottom - y);
              case 5 -> onWhite(image, y, x);
              case 6 -> onWhite(image, y, bottom - x);
              case 7 -> onWhite(image, right - y, bottom - x);
              case 8 -> onWhite(image, right - y, x);
              default -> onWhite(image, x, y);
            };
        for (int c = 0; c < 3; c++) {
          planes[c][y][x] = rgb[c];
        }
      }
    }
    return planes;
  }

  /** Stored samples where there are any: the JDK's own conversion of grey shifts its gamma. */
  private static double[] onWhite(BufferedImage image, int x, int y) {
    if (image.getColorModel() instanceof ComponentColorModel model) {
      double most = (1 << model.getComponentSize(0)) - 1;
      double[] samples = image.getRaster().getPixel(x, y, (double[]) null);
      boolean grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
      double alpha = model.hasAlpha() ? samples[grey ? 1 : 3] / most : 1;
      double[] rgb = new double[3];
      for (int c = 0; c < 3; c++) {
        rgb[c] = 255 * (samples[grey ? 0 : c] / most * alpha + 1 - alpha);
      }
      return rgb;
    }
    int argb = image.getRGB(x, y);
    double alpha = (argb >>> 24) / 255.0;
    double[] rgb = new double[3];
    for (int c = 0; c < 3; c++) {
      rgb[c] = ((argb >> (16 - 8 * c)) & 0xff) * alpha + 255 * (1 - alpha);
    }
    return rgb;
  }

  /** Another number of rows: means of areas where there are fewer, else between two neighbours. */
  private static double[][] resized(double[][] rows, int wanted) {
    double step = (double) rows.length / wanted;
    double[][] resized = new double[wanted][rows[0].length];
    for (int t = 0; t < wanted; t++) {
      double from = step >= 1 ? t * step : (t + 0.5) * step - 0.5;
      double length = Math.max(1, step);
      for (int s = (int) Math.floor(from); s < from + length; s++) {
        double overlap = Math.min(s + 1, from + length) - Math.max(s, from);
        double[] row = rows[Math.max(0, Math.min(s, rows.length - 1))];
        for (int x = 0; x < row.length; x++) {
          resized[t][x] += row[x] * overlap / length;
        }
      }
    }
    return resized;
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < columns.length; x++) {
        columns[x][y] = rows[y][x];
      }
    }
    return columns;
  }
}
