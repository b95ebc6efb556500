package io.sparkvae.linear;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.linear.FloatProducts.Sides;
import java.io.Serializable;

/**
 * The first principal components of rows of numbers (Pearson 1901): their mean, the directions in
 * which they vary most, and how much. Travels to executors by broadcast.
 */
@DefaultSerializer(JavaSerializer.class)
public final class PrincipalComponents implements Serializable {

  private final float[] mean;
  private final float[] axes;
  private final double[] variances;

  /**
   * Borrows the arrays.
   *
   * @param mean {@code [values]}
   * @param axes {@code [values, components]}, row after row, orthonormal columns
   * @param variances {@code [components]}, along each axis, descending
   */
  public PrincipalComponents(float[] mean, float[] axes, double[] variances) {
    this.mean = mean;
    this.axes = axes;
    this.variances = variances;
  }

  /** {@code [values]}; lent. */
  public float[] mean() {
    return mean;
  }

  /** {@code [values, components]}, row after row, orthonormal columns; lent. */
  public float[] axes() {
    return axes;
  }

  /** The number of axes. */
  public int components() {
    return variances.length;
  }

  /** The variance along an axis, in squared units of the values. */
  public double variance(int component) {
    return variances[component];
  }

  /**
   * The coordinates of rows along the axes, from the mean.
   *
   * @param rows {@code [images, values]}, row after row; not changed
   * @return {@code [images, components]}, row after row
   */
  public float[] project(float[] rows) {
    Sides sides = new Sides(rows.length / mean.length, components(), mean.length);
    return new FloatProducts().product(CentredRows.of(rows, mean), axes, sides);
  }

  /**
   * The rows at these coordinates: what {@link #project} came from, but for what lies off the axes.
   *
   * @param coordinates {@code [images, components]}, row after row
   * @param images how many, since there may be no axes
   * @return {@code [images, values]}, row after row
   */
  public float[] reconstruct(float[] coordinates, int images) {
    Sides sides = new Sides(images, mean.length, components());
    float[] rows = new FloatProducts().rightTransposed(coordinates, axes, sides);
    for (int from = 0; from < rows.length; from += mean.length) {
      for (int i = 0; i < mean.length; i++) {
        rows[from + i] += mean[i];
      }
    }
    return rows;
  }
}
