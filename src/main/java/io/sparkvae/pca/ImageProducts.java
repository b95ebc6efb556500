package io.sparkvae.pca;

import io.sparkvae.linear.FloatProducts;
import io.sparkvae.linear.FloatProducts.Sides;
import io.sparkvae.linear.SubspaceIteration;

/**
 * The inner products of few images, {@code X·Xᵀ / N}. They have the eigenvalues of the covariance,
 * and are far fewer where there are fewer images than pixel values.
 */
final class ImageProducts implements SubspaceIteration.SymmetricMatrix {

  /** Above this the matrix takes more than 64 MiB. */
  private static final int MOST_IMAGES = 4096;

  private final int images;
  private final float[] values;

  private ImageProducts(int images, float[] values) {
    this.images = images;
    this.values = values;
  }

  /** Whether so many images of so many values are few in this sense. */
  static boolean suit(long images, int values) {
    return images <= Math.min(values, MOST_IMAGES);
  }

  static ImageProducts of(GatheredImages gathered) {
    int images = gathered.images();
    float[] values = gathered.lowerOuter();
    for (int a = 0; a < images; a++) {
      for (int b = 0; b <= a; b++) {
        values[a * images + b] /= images;
        values[b * images + a] = values[a * images + b];
      }
    }
    return new ImageProducts(images, values);
  }

  @Override
  public int side() {
    return images;
  }

  @Override
  public double[] times(double[] tall, int columns) {
    Sides sides = new Sides(images, columns, images);
    return Floats.widened(new FloatProducts().product(values, Floats.of(tall), sides));
  }
}
