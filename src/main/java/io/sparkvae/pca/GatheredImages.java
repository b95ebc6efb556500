package io.sparkvae.pca;

import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.linear.FloatProducts;
import io.sparkvae.linear.FloatProducts.Sides;
import io.sparkvae.linear.SubspaceIteration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * Few images on the driver, each less their mean: a tall matrix X, of which some columns at a time
 * are numbers and the rest are bytes. As a symmetric matrix it is the covariance of the pixels.
 */
final class GatheredImages implements SubspaceIteration.SymmetricMatrix {

  /** Bytes of images that the driver takes. */
  private static final long MOST_BYTES = 256L << 20;

  /** Pixel values as numbers at a time. */
  private static final int STRETCH = 1024;

  private final List<ImageBlock> blocks;
  private final float[] mean;
  private final int images;
  private final FloatProducts products = new FloatProducts();

  private GatheredImages(List<ImageBlock> blocks, float[] mean, int images) {
    this.blocks = blocks;
    this.mean = mean;
    this.images = images;
  }

  /** Whether so many images of so many values may come to the driver. */
  static boolean suit(long images, int values) {
    return images * values <= MOST_BYTES;
  }

  /**
   * Fetches the images.
   *
   * @param what names the work in the Spark UI
   */
  static GatheredImages of(
      OrderedBlocks ordered, JavaRDD<ImageBlock> blocks, PixelMoments moments, String what) {
    List<ImageBlock> fetched = new ArrayList<>();
    float[] mean = moments.mean();
    long bytes = moments.images() * mean.length / Math.max(1, blocks.getNumPartitions());
    ordered.forEach(what, blocks, bytes, fetched::add);
    return new GatheredImages(fetched, mean, Math.toIntExact(moments.images()));
  }

  int images() {
    return images;
  }

  /** Some columns of X. */
  private interface Stretch {
    /**
     * Takes them.
     *
     * @param from the first
     * @param rows {@code [images, width]}, row after row
     */
    void with(int from, int width, float[] rows);
  }

  private void forEach(Stretch work) {
    for (int from = 0; from < mean.length; from += STRETCH) {
      int width = Math.min(STRETCH, mean.length - from);
      work.with(from, width, columns(from, width));
    }
  }

  private float[] columns(int from, int width) {
    float[] rows = new float[images * width];
    int row = 0;
    for (ImageBlock block : blocks) {
      for (int image = 0; image < block.images(); image++, row++) {
        int first = image * mean.length + from;
        for (int i = 0; i < width; i++) {
          rows[row * width + i] = (block.values()[first + i] & 0xff) / 255f - mean[from + i];
        }
      }
    }
    return rows;
  }

  /** The entries of {@code X·Xᵀ} on and below the diagonal, {@code [images, images]}. */
  float[] lowerOuter() {
    float[] sum = new float[images * images];
    forEach((from, width, rows) -> products.addLowerOuter(sum, rows, images, width));
    return sum;
  }

  /**
   * {@code Xᵀ·b}.
   *
   * @param b {@code [images, columns]}, row after row
   * @return {@code [values, columns]}, row after row
   */
  float[] transposedTimes(float[] b, int columns) {
    float[] result = new float[mean.length * columns];
    forEach(
        (from, width, rows) -> {
          float[] part = products.leftTransposed(rows, b, new Sides(width, columns, images));
          System.arraycopy(part, 0, result, from * columns, part.length);
        });
    return result;
  }

  @Override
  public int side() {
    return mean.length;
  }

  @Override
  public double[] times(double[] tall, int columns) {
    float[] coordinates = new float[images * columns];
    float[] single = Floats.of(tall);
    forEach(
        (from, width, rows) -> {
          float[] b = new float[width * columns];
          System.arraycopy(single, from * columns, b, 0, b.length);
          float[] part = products.product(rows, b, new Sides(images, columns, width));
          for (int i = 0; i < part.length; i++) {
            coordinates[i] += part[i];
          }
        });
    double[] product = Floats.widened(transposedTimes(coordinates, columns));
    for (int i = 0; i < product.length; i++) {
      product[i] /= images;
    }
    return product;
  }
}
