package io.sparkvae.image.decode.imageio;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.ImageFormat;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.ResizeGeometry;
import io.sparkvae.image.resize.Scaler;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** TwelveMonkeys' readers, in pure Java but for the JDK's own JPEG, each run under the deadline. */
public final class JavaReader {

  /** Bytes of a decoded picture beyond which only every second, third, … pixel is taken. */
  private static final long DECODED_BYTES = 1L << 28;

  /** Pixels between those taken where a picture is only looked through for damage. */
  private static final int LOOK_THROUGH = 8;

  private JavaReader() {}

  public static byte[] read(
      byte[] encoded, ImageHeader header, ResizeGeometry geometry, Deadline deadline)
      throws UnreadableException {
    return TimeLimitedCall.of(() -> read(encoded, header, geometry), deadline);
  }

  /** Raises {@code truncated} where a reader of this format reports that data are missing. */
  public static void checkWhole(byte[] encoded, ImageHeader header, Deadline deadline)
      throws UnreadableException {
    TimeLimitedCall.of(() -> decode(encoded, header, LOOK_THROUGH), deadline);
  }

  private static byte[] read(byte[] encoded, ImageHeader header, ResizeGeometry geometry)
      throws UnreadableException {
    int divisor = divisor(header);
    BufferedImage image = decode(encoded, header, divisor);
    int width = (header.width() + divisor - 1) / divisor;
    int height = (header.height() + divisor - 1) / divisor;
    if (image.getWidth() != width || image.getHeight() != height) {
      throw UnreadableException.corrupt(
          "%dx%d pixels come out, not %dx%d"
              .formatted(image.getWidth(), image.getHeight(), width, height));
    }
    RasterRows rows = new RasterRows(image);
    Scaler scaler = new Scaler(geometry.reducedBy(divisor), width, height, rows.channels());
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

  /**
   * Third-party readers meet bad bytes with any exception there is, stack overflow included, and
   * allocate what the image asks for. An error of the JVM, such as a library that cannot be linked,
   * is not about the image and passes.
   */
  private static BufferedImage decode(byte[] encoded, ImageHeader header, int divisor)
      throws UnreadableException {
    try {
      return image(encoded, header, divisor);
    } catch (IOException
        | RuntimeException
        | AssertionError
        | StackOverflowError
        | OutOfMemoryError failed) {
      throw ReaderFailure.reason(failed);
    }
  }

  private static BufferedImage image(byte[] encoded, ImageHeader header, int divisor)
      throws IOException, UnreadableException {
    ImageReader reader = reader(header.format());
    MissingData missing = new MissingData();
    try (ImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
      // Metadata are skipped: they cost time and memory, and only pixels are wanted.
      reader.setInput(input, true, true);
      reader.addIIOReadWarningListener(missing);
      ImageReadParam param = reader.getDefaultReadParam();
      if (divisor > 1) {
        param.setSourceSubsampling(divisor, divisor, 0, 0);
      }
      BufferedImage image = reader.read(0, param);
      missing.check();
      return image;
    } finally {
      reader.dispose();
    }
  }

  /** Made directly: on an executor the registry depends on which class loader asks first. */
  private static ImageReader reader(String format) throws IOException {
    return switch (ImageFormat.valueOf(format.toUpperCase(Locale.ROOT))) {
      case JPEG -> jpeg().createReaderInstance();
      case TIFF -> new TIFFImageReaderSpi().createReaderInstance();
      case BMP -> new BMPImageReaderSpi().createReaderInstance();
      case GIF, PNG, WEBP -> throw new IOException("no such reader");
    };
  }

  /** It finds the JDK's JPEG reader, to which it leaves the common kinds, on registration only. */
  private static ImageReaderSpi jpeg() {
    JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
    provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
    return provider;
  }
}
