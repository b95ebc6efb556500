package io.sparkvae.image.decode;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.Preprocessing;
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
import io.sparkvae.image.resize.ResizeGeometry;

/**
 * Gives each image to the reader of its format, which its first bytes tell. The size is taken from
 * the header and held against the limits before any pixel is decoded. JPEG and WebP go to native
 * decoders, PNG and GIF to readers of our own, everything else and whatever those refuse to pure
 * Java readers.
 */
final class FormatReader implements PixelReader {

  private final ImageSettings settings;
  private final DecodeLimits limits;
  private final JpegScanLimits scanLimits;

  FormatReader(ImageSettings settings) {
    this(settings, DecodeLimits.of(settings), JpegScanLimits.STANDARD);
  }

  FormatReader(ImageSettings settings, DecodeLimits limits, JpegScanLimits scanLimits) {
    this.settings = settings;
    this.limits = limits;
    this.scanLimits = scanLimits;
  }

  /** What reads an image of a known header. */
  private interface RasterReader {
    byte[] read(ResizeGeometry geometry) throws UnreadableException;
  }

  @Override
  public Decoding.Pixels read(byte[] encoded) throws UnreadableException {
    limits.checkBytes(encoded.length);
    ImageFormat format = ImageFormat.of(encoded).orElseThrow(() -> ForeignFormat.of(encoded));
    Deadline deadline = Deadline.in(settings.timeoutSeconds());
    return switch (format) {
      case JPEG -> jpeg(encoded, JpegHeader.of(encoded), deadline);
      case PNG -> png(encoded, PngHeader.of(encoded), deadline);
      case WEBP -> webp(WebpHeader.of(encoded));
      case BMP -> java(encoded, BmpHeader.of(encoded), deadline);
      case GIF -> gif(encoded, GifHeader.of(encoded), deadline);
      case TIFF -> java(encoded, TiffHeader.of(encoded), deadline);
    };
  }

  private Decoding.Pixels jpeg(byte[] encoded, JpegHeader header, Deadline deadline)
      throws UnreadableException {
    ImageHeader image = header.image();
    limits.check(image);
    scanLimits.check(header);
    if (!JpegReader.takes(header)) {
      checkSecondReader(header);
      return java(encoded, image, deadline);
    }
    if (settings.preprocessing() == Preprocessing.FAST) {
      return new FastJpegReader(limits, scanLimits, deadline)
          .read(encoded, header, ResizeGeometry.of(image, settings));
    }
    return pixels(image, geometry -> JpegReader.read(encoded, header, geometry, deadline));
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

  private Decoding.Pixels png(byte[] encoded, PngHeader header, Deadline deadline)
      throws UnreadableException {
    return pixels(header.image(), geometry -> PngReader.read(encoded, header, geometry, deadline));
  }

  private Decoding.Pixels gif(byte[] encoded, GifHeader header, Deadline deadline)
      throws UnreadableException {
    return pixels(header.image(), geometry -> GifReader.read(encoded, header, geometry, deadline));
  }

  private Decoding.Pixels webp(WebpHeader header) throws UnreadableException {
    return pixels(header.image(), geometry -> WebpReader.read(header, geometry));
  }

  private Decoding.Pixels java(byte[] encoded, ImageHeader image, Deadline deadline)
      throws UnreadableException {
    return pixels(image, geometry -> JavaReader.read(encoded, image, geometry, deadline));
  }

  private Decoding.Pixels pixels(ImageHeader image, RasterReader reader)
      throws UnreadableException {
    limits.check(image);
    return new Decoding.Pixels(image, reader.read(ResizeGeometry.of(image, settings)));
  }
}
