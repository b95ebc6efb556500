package io.sparkvae.vae;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.spec.NoiseStream;
import io.sparkvae.vae.spec.Seeds;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The network's input for one minibatch: uint8 C·H·W rows come in, floats in [0, 1] with channels
 * last go out, {@code [B, H·W·C]}. One buffer serves every minibatch.
 */
final class InputBuffer {

  private static final float[] UNIT = new float[256];

  /** Of 2¹⁶ draws so many lie below a level's share of 255, rounded up. */
  private static final int[] BOUND = new int[256];

  /** 16-bit draws in the bits of a {@code long}. */
  private static final int DRAWS = Long.SIZE / Short.SIZE;

  static {
    for (int level = 0; level < UNIT.length; level++) {
      UNIT[level] = level / 255f;
      BOUND[level] = ((level << Short.SIZE) + 254) / 255;
    }
  }

  private final int channels;
  private final int area;
  private final float[] row;
  private INDArray buffer;

  InputBuffer(ImageShape shape) {
    this.channels = shape.channels();
    this.area = shape.height() * shape.width();
    this.row = new float[shape.values()];
    this.buffer = allocate(1, row.length);
  }

  /** Grey levels as they are. Rows past the images, up to {@code padded}, are zero. */
  INDArray levels(PixelRows rows, int padded) {
    return fill(rows, padded, (source, from, image) -> copyLevels(source, from));
  }

  /** Grey levels of altered pictures; every picture has its own draws. */
  INDArray altered(PixelRows rows, AlteredInput alterations, long seed) {
    return fill(
        rows,
        rows.images(),
        (source, from, image) -> alterations.write(source, from, Seeds.derived(seed, image), row));
  }

  /** Binary draws with the grey levels as probabilities, from one stream for the minibatch. */
  INDArray draws(PixelRows rows, long seed) {
    NoiseStream noise = new NoiseStream(seed);
    return fill(rows, rows.images(), (source, from, image) -> draw(source, from, noise));
  }

  /** Binary draws that follow from the seed and the image's own pixels: the same in every pass. */
  INDArray fixedDraws(PixelRows rows, long seed) {
    return fill(
        rows,
        rows.images(),
        (source, from, image) ->
            draw(source, from, new NoiseStream(contentSeed(source, from, seed))));
  }

  /** Binary draws with the grey levels as probabilities, each image from a stream of its own. */
  INDArray draws(PixelRows rows, long[] seeds) {
    return fill(
        rows,
        rows.images(),
        (source, from, image) -> draw(source, from, new NoiseStream(seeds[image])));
  }

  /** Images that are floats with channels last already; rows past them are zero. */
  INDArray copies(ObservedImages images, int from, int count, int padded) {
    INDArray target = sized(padded);
    FloatPointer values = (FloatPointer) target.data().addressPointer();
    java.util.Arrays.fill(row, 0);
    for (int i = 0; i < padded; i++) {
      values.position((long) i * row.length);
      if (i < count) {
        values.put(images.pixels(), (from + i) * row.length, row.length);
      } else {
        values.put(row);
      }
    }
    return target;
  }

  private INDArray fill(PixelRows rows, int padded, RowWriter writer) {
    INDArray images = sized(padded);
    FloatPointer target = (FloatPointer) images.data().addressPointer();
    for (int i = 0; i < rows.images(); i++) {
      writer.write(rows.array(i), rows.offset(i), i);
      target.position((long) i * row.length).put(row);
    }
    java.util.Arrays.fill(row, 0);
    for (int i = rows.images(); i < padded; i++) {
      target.position((long) i * row.length).put(row);
    }
    return images;
  }

  private INDArray sized(int padded) {
    if (buffer.size(0) < padded) {
      buffer.close();
      buffer = allocate(padded, row.length);
    }
    return buffer.size(0) == padded
        ? buffer
        : buffer.get(NDArrayIndex.interval(0, padded), NDArrayIndex.all());
  }

  private void copyLevels(byte[] source, int from) {
    for (int c = 0; c < channels; c++) {
      int plane = from + c * area;
      for (int i = 0, to = c; i < area; i++, to += channels) {
        row[to] = UNIT[source[plane + i] & 0xFF];
      }
    }
  }

  /**
   * A pixel of level v becomes 1 with probability v/255: where a uniform 16-bit draw falls below.
   * Without a branch, for nobody can foretell which way it would go.
   */
  private void draw(byte[] source, int from, NoiseStream noise) {
    for (int c = 0; c < channels; c++) {
      int plane = from + c * area;
      for (int i = 0, to = c; i < area; i += DRAWS) {
        long bits = noise.bits();
        int end = Math.min(i + DRAWS, area);
        for (int pixel = i; pixel < end; pixel++, to += channels, bits >>>= Short.SIZE) {
          row[to] = ((int) (bits & 0xFFFF) - BOUND[source[plane + pixel] & 0xFF]) >>> 31;
        }
      }
    }
  }

  private long contentSeed(byte[] source, int from, long seed) {
    long hash = 0xCBF29CE484222325L;
    for (int i = from; i < from + row.length; i++) {
      hash = (hash ^ (source[i] & 0xFF)) * 0x100000001B3L;
    }
    return Seeds.derived(seed, hash);
  }

  private static INDArray allocate(int images, int values) {
    return Nd4j.createUninitialized(DataType.FLOAT, new long[] {images, values}, 'c');
  }

  private interface RowWriter {
    void write(byte[] source, int from, int image);
  }
}
