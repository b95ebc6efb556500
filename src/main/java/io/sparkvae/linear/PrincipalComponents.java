package io.sparkvae.linear;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.corpus.shard.NamedBlock;
import io.sparkvae.linear.FloatProducts.Sides;
import java.io.Serializable;

/** The first principal components of images; travels to executors by broadcast. */
@DefaultSerializer(JavaSerializer.class)
public final class PrincipalComponents implements Serializable {

  private final float[] mean;
  private final float[] axes;
  private final double[] variances;

  /**
   * Borrows the arrays.
   *
   * @param mean {@code [pixels]}
   * @param axes {@code [pixels, components]}, row after row, orthonormal columns
   * @param variances along each axis, descending
   */
  public PrincipalComponents(float[] mean, float[] axes, double[] variances) {
    this.mean = mean;
    this.axes = axes;
    this.variances = variances;
  }

  public int components() {
    return variances.length;
  }

  /** Variance along an axis. */
  double variance(int component) {
    return variances[component];
  }

  /** {@code [images, components]}, row after row. */
  public float[] project(NamedBlock block) {
    if (block.images() == 0) {
      return new float[0];
    }
    Sides sides = new Sides(block.images(), components(), mean.length);
    return new FloatProducts().product(PixelMatrix.centred(block, mean), axes, sides);
  }
}
