package io.sparkvae.pca;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.linear.CentredRows;
import io.sparkvae.linear.FloatProducts;
import io.sparkvae.linear.FloatProducts.Sides;
import io.sparkvae.linear.SubspaceIteration;
import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * The covariance of the pixels of a corpus, never written out: products with it are made on the
 * executors from the images themselves and added in the order of the blocks.
 */
final class PixelCovariance implements SubspaceIteration.SymmetricMatrix {

  private final JavaSparkContext sc;
  private final OrderedBlocks ordered;
  private final JavaRDD<ImageBlock> blocks;
  private final String what;
  private final float[] mean;
  private final long images;

  /**
   * The covariance of these images.
   *
   * @param what names the work in the Spark UI
   */
  PixelCovariance(
      JavaSparkContext sc,
      OrderedBlocks ordered,
      JavaRDD<ImageBlock> blocks,
      PixelMoments moments,
      String what) {
    this.sc = sc;
    this.ordered = ordered;
    this.blocks = blocks;
    this.what = what;
    this.mean = moments.mean();
    this.images = moments.images();
  }

  @Override
  public int side() {
    return mean.length;
  }

  @Override
  public double[] times(double[] tall, int columns) {
    double[] sum = new double[tall.length];
    Broadcast<Factors> factors = sc.broadcast(new Factors(mean, Floats.of(tall), columns));
    try {
      ordered.forEach(
          what,
          blocks.map(new MultiplyCovariance(factors)),
          4L * tall.length,
          part -> {
            for (int i = 0; i < part.length; i++) {
              sum[i] += part[i];
            }
          });
    } finally {
      factors.destroy();
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= images;
    }
    return sum;
  }

  /** What one product needs; travels by broadcast. */
  @DefaultSerializer(JavaSerializer.class)
  private static final class Factors implements Serializable {
    private final float[] mean;
    private final float[] tall;
    private final int columns;

    Factors(float[] mean, float[] tall, int columns) {
      this.mean = mean;
      this.tall = tall;
      this.columns = columns;
    }
  }

  /** {@code Xᵀ·(X·tall)} of one block, on executors; serialises a handle to the broadcast. */
  private record MultiplyCovariance(Broadcast<Factors> factors)
      implements Function<ImageBlock, float[]> {
    @Override
    public float[] call(ImageBlock block) {
      Factors given = factors.value();
      int pixels = given.mean.length;
      FloatProducts products = new FloatProducts();
      float[] rows = CentredRows.of(PixelValues.of(block), given.mean);
      Sides inner = new Sides(block.images(), given.columns, pixels);
      Sides outer = new Sides(pixels, given.columns, block.images());
      return products.leftTransposed(rows, products.product(rows, given.tall, inner), outer);
    }
  }
}
