package io.sparkvae.image.decode;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.RawImage;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.RawRows;
import io.sparkvae.image.resize.ResizeGeometry;

/**
 * Turns encoded images into uint8 pixels of the wanted shape, upright, or says why it cannot. It
 * holds settings alone, so that one serves any number of threads; it is made on the machine that
 * decodes, from {@link ImageSettings}, which are what travels.
 */
public final class ImageDecoder {

  private final ImageSettings settings;
  private final PixelReader reader;
  private final InternalErrors errors;

  public ImageDecoder(ImageSettings settings) {
    this(settings, new FormatReader(settings), InternalErrors.OF_THIS_JVM);
  }

  ImageDecoder(ImageSettings settings, PixelReader reader, InternalErrors errors) {
    this.settings = settings;
    this.reader = reader;
    this.errors = errors;
  }

  /**
   * Decodes the first frame of an image. The format is told by the bytes; bytes after the picture's
   * end are ignored.
   *
   * <p>An exception that nobody foresaw is a bug of ours. It costs this image and not the task,
   * which would fail on it again. A stack overflow is one too: the stack has been unwound, and no
   * reader recurses on what an image says. Every other {@link Error} passes, since it is about the
   * JVM and not about the image: a library that cannot be linked fails every image, and memory that
   * runs out here, where a few rows are held, is gone for everybody.
   *
   * @return pixels, or the reason; bad bytes never raise an exception
   */
  public Decoding decode(byte[] encoded) {
    try {
      return reader.read(encoded);
    } catch (UnreadableException unreadable) {
      return unreadable.decoding();
    } catch (RuntimeException | StackOverflowError bug) {
      return errors.add(bug);
    }
  }

  /**
   * Brings pixels that were never encoded to the wanted shape. If they have it already, the array
   * is passed on, not copied.
   */
  public Decoding.Pixels resize(RawImage image) {
    ImageShape shape = image.shape();
    ImageHeader header = new ImageHeader("idx", shape.width(), shape.height(), 1);
    if (shape.equals(settings.shape())) {
      return new Decoding.Pixels(header, image.values());
    }
    ResizeGeometry geometry = ResizeGeometry.of(header, settings);
    return new Decoding.Pixels(header, RawRows.scale(image, geometry));
  }
}
