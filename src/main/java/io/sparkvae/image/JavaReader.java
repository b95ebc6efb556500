package io.sparkvae.image;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pure Java readers behind the JDK's interface, each run under the deadline. */
final class JavaReader {

  private JavaReader() {}

  /** Bytes of a decoded picture beyond which only every second, third, … pixel is taken. */
  private static final long DECODED_BYTES = 1L << 28;

  static byte[] read(
      byte[] encoded,
      ImageFormat format,
      ImageHeader header,
      Placement placement,
      Deadline deadline)
      throws UnreadableException {
    return Watched.call(() -> read(encoded, format, header, placement), deadline);
  }

  private static byte[] read(
      byte[] encoded, ImageFormat format, ImageHeader header, Placement placement)
      throws IOException, UnreadableException {
    int divisor = divisor(header);
    BufferedImage image = decode(encoded, format, divisor);
    int width = (header.width() + divisor - 1) / divisor;
    int height = (header.height() + divisor - 1) / divisor;
    if (image.getWidth() != width || image.getHeight() != height) {
      throw UnreadableException.corrupt(
          "%dx%d pixels come out, not %dx%d"
              .formatted(image.getWidth(), image.getHeight(), width, height));
    }
    RasterRows rows = new RasterRows(image);
    Scaler scaler = new Scaler(placement.reducedBy(divisor), width, height, rows.channels());
    byte[] row = new byte[width * rows.channels()];
    for (int y = 0; y < height; y++) {
      if (scaler.takes(y)) {
        rows.read(y, row);
        scaler.add(y, row);
      }
    }
    return scaler.finish();
  }

  private static int divisor(ImageHeader header) {
    int divisor = 1;
    long bytes = 4L * header.width() * header.height();
    while (bytes / divisor / divisor > DECODED_BYTES) {
      divisor++;
    }
    return divisor;
  }

  private static BufferedImage decode(byte[] encoded, ImageFormat format, int divisor)
      throws IOException, UnreadableException {
    ImageReader reader = reader(format);
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      // Metadata are skipped: they cost time and memory, and only pixels are wanted.
      reader.setInput(input, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      if (divisor > 1) {
        param.setSourceSubsampling(divisor, divisor, 0, 0);
      }
      return reader.read(0, param);
    } finally {
      reader.dispose();
    }
  }

  /** Made directly: on an executor the registry depends on which class loader asks first. */
  private static ImageReader reader(ImageFormat format) throws IOException, UnreadableException {
    return switch (format) {
      case JPEG -> new JPEGImageReaderSpi().createReaderInstance();
      case TIFF -> new TIFFImageReaderSpi().createReaderInstance();
      case WEBP -> new WebPImageReaderSpi().createReaderInstance();
      case BMP -> new BMPImageReaderSpi().createReaderInstance();
      case GIF, PNG -> ImageIO.getImageReadersByFormatName(format.label()).next();
    };
  }
}
