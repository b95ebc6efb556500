package io.sparkvae.pca;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.corpus.ImageBlock;
import java.io.Serializable;
import org.apache.spark.api.java.function.Function;

/**
 * How many images there are, and for each pixel value the sum of its grey levels and of their
 * squares, in whole numbers; made on executors, travels to the driver.
 */
@DefaultSerializer(JavaSerializer.class)
final class PixelMoments implements Serializable {

  private static final double WHITE = 255;

  private final long[] sums;
  private final long[] squares;
  private long images;

  /** No images yet. */
  PixelMoments(int values) {
    this.sums = new long[values];
    this.squares = new long[values];
  }

  /** Adds up one block, on executors; serialises a number. */
  record OfBlock(int values) implements Function<ImageBlock, PixelMoments> {
    @Override
    public PixelMoments call(ImageBlock block) {
      PixelMoments moments = new PixelMoments(values);
      moments.images = block.images();
      byte[] levels = block.values();
      for (int from = 0; from < levels.length; from += values) {
        for (int i = 0; i < values; i++) {
          int level = levels[from + i] & 0xff;
          moments.sums[i] += level;
          moments.squares[i] += (long) level * level;
        }
      }
      return moments;
    }
  }

  void add(PixelMoments other) {
    images += other.images;
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.sums[i];
      squares[i] += other.squares[i];
    }
  }

  long images() {
    return images;
  }

  /** The mean image, in [0, 1]. */
  float[] mean() {
    float[] mean = new float[sums.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sums[i] / (WHITE * images));
    }
    return mean;
  }

  /** The sum of the variances of all pixel values, each in [0, 1]: the trace of the covariance. */
  double trace() {
    double trace = 0;
    for (int i = 0; i < sums.length; i++) {
      double mean = (double) sums[i] / images;
      trace += Math.max(0, (double) squares[i] / images - mean * mean);
    }
    return trace / (WHITE * WHITE);
  }
}
