package io.sparkvae.training;

import io.sparkvae.corpus.ImageBlock;
import java.util.Arrays;
import org.apache.spark.api.java.JavaRDD;

/** The mean of training images. Sums are whole numbers, so their order changes nothing. */
final class MeanImage {

  private MeanImage() {}

  /**
   * The mean of every pixel in [0, 1], C·H·W.
   *
   * @param blocks at least one image among them
   */
  static double[] of(JavaRDD<ImageBlock> blocks, int valuesPerImage) {
    long[] sums =
        blocks
            .map(block -> sums(block, valuesPerImage))
            .treeAggregate(new long[valuesPerImage + 1], MeanImage::add, MeanImage::add);
    double whole = 255.0 * sums[valuesPerImage];
    return Arrays.stream(sums, 0, valuesPerImage).mapToDouble(sum -> sum / whole).toArray();
  }

  /** Levels of every pixel, then the number of images. */
  private static long[] sums(ImageBlock block, int valuesPerImage) {
    long[] sums = new long[valuesPerImage + 1];
    byte[] values = block.values();
    for (int from = 0; from < values.length; from += valuesPerImage) {
      for (int i = 0; i < valuesPerImage; i++) {
        sums[i] += values[from + i] & 0xFF;
      }
    }
    sums[valuesPerImage] = block.images();
    return sums;
  }

  private static long[] add(long[] sums, long[] more) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += more[i];
    }
    return sums;
  }
}
