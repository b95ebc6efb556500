package io.sparkvae.vae.spec;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;

/**
 * By what latent vectors of one model are compared: the Euclidean distance, or the angle, between
 * vectors that were moved and mapped. Everything that compares latents takes it from the bundle.
 */
@DefaultSerializer(JavaSerializer.class)
public final class LatentDistance implements Serializable {

  /** The distance of vectors as they are. */
  public static final LatentDistance EUCLIDEAN =
      new LatentDistance("euclidean", false, new float[0], new float[0]);

  private static final long serialVersionUID = 1;

  private final String name;
  private final boolean angle;
  private final float[] centre;
  private final float[] map;

  /**
   * Borrows the arrays.
   *
   * @param name that reports give it
   * @param angle whether it is the angle, else the Euclidean distance
   * @param centre {@code [latents]}, subtracted first; empty for none
   * @param map {@code [latents, latents]}, row after row: a row vector is multiplied with it; empty
   *     for none
   */
  public LatentDistance(String name, boolean angle, float[] centre, float[] map) {
    if (map.length > 0 && map.length != centre.length * centre.length) {
      throw new IllegalArgumentException(
          "a map of %d latents has %d values".formatted(centre.length, map.length));
    }
    this.name = name;
    this.angle = angle;
    this.centre = centre;
    this.map = map;
  }

  public String name() {
    return name;
  }

  public boolean isAngle() {
    return angle;
  }

  /** Lent. */
  public float[] centre() {
    return centre;
  }

  /** Lent. */
  public float[] map() {
    return map;
  }

  /**
   * Vectors whose Euclidean distance is in the order of this one.
   *
   * @param vectors {@code [rows, latents]}, row after row; not changed
   * @return of the same shape
   */
  public float[] apply(float[] vectors, int latents) {
    float[] moved = new float[vectors.length];
    double[] row = new double[latents];
    for (int from = 0; from < vectors.length; from += latents) {
      for (int i = 0; i < latents; i++) {
        row[i] = vectors[from + i] - (centre.length > 0 ? centre[i] : 0);
      }
      double[] mapped = map.length > 0 ? mapped(row) : row;
      double square = 0;
      for (double value : mapped) {
        square += value * value;
      }
      double scale = angle && square > 0 ? 1 / Math.sqrt(square) : 1;
      for (int i = 0; i < latents; i++) {
        moved[from + i] = (float) (mapped[i] * scale);
      }
    }
    return moved;
  }

  private double[] mapped(double[] row) {
    double[] mapped = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      for (int j = 0; j < row.length; j++) {
        mapped[j] += row[i] * map[i * row.length + j];
      }
    }
    return mapped;
  }
}
