package io.sparkvae.image.decode;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Preprocessing;
import io.sparkvae.image.RawImage;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.DecodeLimits;
import io.sparkvae.image.bytes.ForeignFormat;
import io.sparkvae.image.bytes.ImageFormat;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.decode.gif.GifHeader;
import io.sparkvae.image.decode.gif.GifReader;
import io.sparkvae.image.decode.imageio.BmpHeader;
import io.sparkvae.image.decode.imageio.JavaReader;
import io.sparkvae.image.decode.imageio.TiffHeader;
import io.sparkvae.image.decode.jpeg.FastJpegReader;
import io.sparkvae.image.decode.jpeg.JpegHeader;
import io.sparkvae.image.decode.jpeg.JpegReader;
import io.sparkvae.image.decode.jpeg.JpegScanLimits;
import io.sparkvae.image.decode.png.PngHeader;
import io.sparkvae.image.decode.png.PngReader;
import io.sparkvae.image.decode.webp.WebpHeader;
import io.sparkvae.image.decode.webp.WebpReader;
import io.sparkvae.image.resize.RawRows;
import io.sparkvae.image.resize.ResizeGeometry;

/**
 * Turns encoded images into uint8 pixels of the wanted shape, upright, or says why it cannot. It
 * holds settings alone, so that one serves any number of threads; it is made on the machine that
 * decodes, from {@link ImageSettings}, which are what travels.
 *
 * <p>The size is taken from the header before any pixel is decoded. JPEG and WebP go to native
 * decoders, PNG and GIF to readers of our own, everything else and whatever those refuse to pure
 * Java readers.
 */
public final class ImageDecoder {

  private final ImageSettings settings;
  private final DecodeLimits limits;

  public ImageDecoder(ImageSettings settings) {
    this.settings = settings;
    limits = new DecodeLimits(settings);
  }

  /**
   * Decodes the first frame of an image. The format is told by the bytes; bytes after the picture's
   * end are ignored.
   *
   * @return pixels, or the reason; bad bytes never raise an exception
   */
  public Decoding decode(byte[] encoded) {
    try {
      return read(encoded);
    } catch (UnreadableException unreadable) {
      return unreadable.decoding();
    }
  }

  /**
   * Brings pixels that were never encoded to the wanted shape. Where they have it already, the
   * array is lent on, not copied.
   */
  public Decoding.Pixels resize(RawImage image) {
    ImageShape shape = image.shape();
    ImageHeader header = new ImageHeader("idx", shape.width(), shape.height(), 1);
    if (shape.equals(settings.shape())) {
      return new Decoding.Pixels(header, image.values());
    }
    ResizeGeometry placement = ResizeGeometry.of(header, settings);
    return new Decoding.Pixels(header, RawRows.scale(image, placement));
  }

  private Decoding.Pixels read(byte[] encoded) throws UnreadableException {
    limits.checkBytes(encoded.length);
    ImageFormat format = ImageFormat.of(encoded).orElseThrow(() -> ForeignFormat.of(encoded));
    Deadline deadline = Deadline.in(settings.timeoutSeconds());
    return switch (format) {
      case JPEG -> jpeg(encoded, deadline);
      case PNG -> png(encoded, deadline);
      case WEBP -> webp(encoded);
      case BMP -> other(encoded, BmpHeader.of(encoded), deadline);
      case GIF -> gif(encoded, deadline);
      case TIFF -> other(encoded, TiffHeader.of(encoded), deadline);
    };
  }

  private Decoding.Pixels jpeg(byte[] encoded, Deadline deadline) throws UnreadableException {
    JpegHeader header = JpegHeader.of(encoded);
    ImageHeader image = header.image();
    limits.check(image);
    JpegScanLimits.check(header);
    if (!JpegReader.takes(header)) {
      checkSecondReader(header);
      return other(encoded, image, deadline);
    }
    ResizeGeometry placement = ResizeGeometry.of(image, settings);
    if (settings.preprocessing() == Preprocessing.FAST) {
      return new FastJpegReader(limits, deadline).read(encoded, header, placement);
    }
    byte[] values = JpegReader.read(encoded, header, placement, deadline);
    return new Decoding.Pixels(image, values);
  }

  /** The second reader knows lossless JPEG (process 3) and no more than the first otherwise. */
  private static void checkSecondReader(JpegHeader header) throws UnreadableException {
    boolean known = header.process() == 3 || (header.process() < 3 && header.precision() == 8);
    if (!known) {
      throw UnreadableException.unsupported(
          "a JPEG of process %d at %d bits is not read"
              .formatted(header.process(), header.precision()));
    }
  }

  private Decoding.Pixels png(byte[] encoded, Deadline deadline) throws UnreadableException {
    PngHeader header = PngHeader.of(encoded);
    ImageHeader image = header.image();
    limits.check(image);
    ResizeGeometry placement = ResizeGeometry.of(image, settings);
    return new Decoding.Pixels(image, PngReader.read(encoded, header, placement, deadline));
  }

  private Decoding.Pixels gif(byte[] encoded, Deadline deadline) throws UnreadableException {
    GifHeader header = GifHeader.of(encoded);
    ImageHeader image = header.image();
    limits.check(image);
    ResizeGeometry placement = ResizeGeometry.of(image, settings);
    return new Decoding.Pixels(image, GifReader.read(encoded, header, placement, deadline));
  }

  private Decoding.Pixels webp(byte[] encoded) throws UnreadableException {
    WebpHeader header = WebpHeader.of(encoded);
    ImageHeader image = header.image();
    limits.check(image);
    ResizeGeometry placement = ResizeGeometry.of(image, settings);
    return new Decoding.Pixels(image, WebpReader.read(header, placement));
  }

  private Decoding.Pixels other(byte[] encoded, ImageHeader image, Deadline deadline)
      throws UnreadableException {
    limits.check(image);
    ResizeGeometry placement = ResizeGeometry.of(image, settings);
    return new Decoding.Pixels(image, JavaReader.read(encoded, image, placement, deadline));
  }
}
