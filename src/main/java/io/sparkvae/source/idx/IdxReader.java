package io.sparkvae.source.idx;

import io.sparkvae.error.DataException;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.RawImage;
import java.io.InputStream;
import java.util.NoSuchElementException;

/**
 * The images of an IDX file of unsigned bytes, plain or gzipped, one after another: {@code [N, H,
 * W]} for grey or {@code [N, H, W, C]} for 1 or 3 channels. Holds one image at a time. Serves one
 * thread.
 */
public final class IdxReader implements AutoCloseable {

  /** Values of one image beyond which a header is taken for damaged. */
  private static final long MOST_VALUES = 1L << 28;

  private final IdxStream stream;
  private final int images;
  private final ImageShape shape;
  private int position;

  private IdxReader(IdxStream stream, int images, ImageShape shape) {
    this.stream = stream;
    this.images = images;
    this.shape = shape;
  }

  /**
   * Reads the header.
   *
   * @param name how messages name the file
   * @param in read from its beginning; closed with the reader, or where the header is refused
   * @throws DataException where the header is no IDX header of images
   */
  public static IdxReader open(String name, InputStream in) {
    IdxStream stream = IdxStream.open(name, in);
    try {
      return of(stream);
    } catch (DataException refused) {
      stream.close();
      throw refused;
    }
  }

  private static IdxReader of(IdxStream stream) {
    int[] sizes = stream.sizes();
    if (sizes.length != 3 && sizes.length != 4) {
      throw stream.cannotRead(
          "it has %d axes, images have 3 or 4 (is it the file of labels?)".formatted(sizes.length));
    }
    int channels = sizes.length == 4 ? sizes[3] : 1;
    if (channels != 1 && channels != 3) {
      throw stream.cannotRead(
          "it has %d channels, images have 1 or 3 (is the last axis the channels?)"
              .formatted(channels));
    }
    if (sizes[1] == 0 || sizes[2] == 0) {
      throw stream.cannotRead(
          "header promises images of %dx%d (is it damaged?)".formatted(sizes[1], sizes[2]));
    }
    // Two sides of 31 bits and three channels do not fit in 63 bits together.
    long pixels = (long) sizes[1] * sizes[2];
    if (pixels > MOST_VALUES / channels) {
      throw stream.cannotRead(
          "header promises images of %dx%d (is it damaged?)".formatted(sizes[1], sizes[2]));
    }
    return new IdxReader(stream, sizes[0], new ImageShape(channels, sizes[1], sizes[2]));
  }

  /** How many images the header promises. */
  public int images() {
    return images;
  }

  /** The shape that all images have. */
  public ImageShape shape() {
    return shape;
  }

  /** Index of the image that {@link #next} returns, from 0 on. */
  public int position() {
    return position;
  }

  public boolean hasNext() {
    return position < images;
  }

  /**
   * The next image, in an array of its own.
   *
   * @throws DataException where the data end before the promised number of images
   */
  public RawImage next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all %d images have been read".formatted(images));
    }
    byte[] values = new byte[shape.values()];
    if (!stream.fill(values)) {
      throw ended("data ends at " + position);
    }
    position++;
    return new RawImage(shape, shape.channels() == 1 ? values : planar(values));
  }

  /**
   * Passes over images.
   *
   * @throws DataException where the data end before
   */
  public void skip(int count) {
    if (count < 0 || count > images - position) {
      throw new IllegalArgumentException(
          "cannot skip %d images at %d of %d".formatted(count, position, images));
    }
    if (!stream.skip((long) count * shape.values())) {
      throw ended("data ends before image " + (position + count));
    }
    position += count;
  }

  private DataException ended(String where) {
    return stream.cannotRead(
        "header promises %d images, %s (download it again)".formatted(images, where));
  }

  private byte[] planar(byte[] interleaved) {
    byte[] planar = new byte[interleaved.length];
    int channels = shape.channels();
    int plane = interleaved.length / channels;
    for (int i = 0; i < interleaved.length; i++) {
      planar[i % channels * plane + i / channels] = interleaved[i];
    }
    return planar;
  }

  @Override
  public void close() {
    stream.close();
  }
}
