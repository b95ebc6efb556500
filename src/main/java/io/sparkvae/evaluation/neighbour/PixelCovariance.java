package io.sparkvae.evaluation.neighbour;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.PixelValues;
import io.sparkvae.linear.CentredRows;
import io.sparkvae.linear.FloatProducts;
import io.sparkvae.linear.FloatProducts.Sides;
import io.sparkvae.linear.PrincipalComponents;
import io.sparkvae.linear.SubspaceIteration;
import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * The covariance of the pixels of a corpus, never written out: products with it are made on the
 * executors from the images themselves and added in the order of the blocks.
 */
final class PixelCovariance implements SubspaceIteration.SymmetricMatrix {

  private final JavaSparkContext sc;
  private final OrderedBlocks blocks;
  private final EvaluatedImages images;
  private final float[] mean;

  private PixelCovariance(
      JavaSparkContext sc, OrderedBlocks blocks, EvaluatedImages images, float[] mean) {
    this.sc = sc;
    this.blocks = blocks;
    this.images = images;
    this.mean = mean;
  }

  /**
   * The principal components of the images.
   *
   * @param components wanted; fewer if there are fewer pixels
   * @param pixels of one image
   */
  static PrincipalComponents components(
      JavaSparkContext sc,
      OrderedBlocks blocks,
      EvaluatedImages images,
      int components,
      int pixels) {
    PixelCovariance covariance =
        new PixelCovariance(sc, blocks, images, mean(blocks, images, pixels));
    int wanted = Math.min(components, pixels);
    SubspaceIteration.Eigenpairs pairs = new SubspaceIteration(covariance, wanted).run(1);
    return new PrincipalComponents(covariance.mean, floats(pairs.vectors()), pairs.values());
  }

  private static float[] mean(OrderedBlocks blocks, EvaluatedImages images, int pixels) {
    long[] sums = new long[pixels];
    blocks.forEach(
        "Mean image of " + images.location(),
        images.blocks().map(new SumPixels(pixels)),
        8L * pixels,
        part -> {
          for (int i = 0; i < pixels; i++) {
            sums[i] += part[i];
          }
        });
    float[] mean = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      mean[i] = (float) (sums[i] / (255.0 * images.images()));
    }
    return mean;
  }

  @Override
  public int side() {
    return mean.length;
  }

  @Override
  public double[] times(double[] tall, int columns) {
    double[] sum = new double[tall.length];
    Broadcast<Factors> factors = sc.broadcast(new Factors(mean, floats(tall), columns));
    try {
      blocks.forEach(
          "Principal components of " + images.location(),
          images.blocks().map(new MultiplyCovariance(factors)),
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
      sum[i] /= images.images();
    }
    return sum;
  }

  private static float[] floats(double[] values) {
    float[] single = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      single[i] = (float) values[i];
    }
    return single;
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

  /** Adds up the grey levels of one block, on executors; serialises a number. */
  private record SumPixels(int pixels) implements Function<ImageBlock, long[]> {
    @Override
    public long[] call(ImageBlock block) {
      long[] sums = new long[pixels];
      for (int i = 0; i < block.values().length; i++) {
        sums[i % pixels] += block.values()[i] & 0xff;
      }
      return sums;
    }
  }

  /** {@code Xᵀ·(X·tall)} of one block, on executors; serialises a handle to the broadcast. */
  private record MultiplyCovariance(Broadcast<Factors> factors)
      implements Function<ImageBlock, float[]> {
    @Override
    public float[] call(ImageBlock block) {
      Factors given = factors.value();
      int pixels = given.mean.length;
      if (block.images() == 0) {
        return new float[given.tall.length];
      }
      FloatProducts products = new FloatProducts();
      float[] rows = CentredRows.of(PixelValues.of(block), given.mean);
      Sides inner = new Sides(block.images(), given.columns, pixels);
      Sides outer = new Sides(pixels, given.columns, block.images());
      return products.leftTransposed(rows, products.product(rows, given.tall, inner), outer);
    }
  }
}
