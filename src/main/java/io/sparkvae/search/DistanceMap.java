package io.sparkvae.search;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.api.java.function.Function;

/**
 * Moves vectors so that their Euclidean distance is in the order of another one: an exact search
 * then finds neighbours by any of them. Travels to executors.
 */
@DefaultSerializer(JavaSerializer.class)
public final class DistanceMap implements Function<VectorBlock, VectorBlock>, Serializable {

  private final Distance distance;
  private final double[] mean;
  private final double[] factors;

  /**
   * A map for references of that spread, and for what is searched among them.
   *
   * @param spread of the references
   */
  public DistanceMap(Distance distance, VectorSpread spread) {
    double[] whitening = spread.whitening();
    this.distance = distance;
    this.mean = new double[whitening.length];
    this.factors = whitening;
    if (distance.isAngle()) {
      Arrays.setAll(mean, spread::mean);
    }
    if (!distance.isWhitened()) {
      Arrays.fill(factors, 1);
    }
  }

  @Override
  public VectorBlock call(VectorBlock block) {
    if (distance == Distance.EUCLIDEAN) {
      return block;
    }
    float[] moved = new float[block.vectors().length];
    long[] keys = new long[block.rows()];
    double[] row = new double[mean.length];
    for (int r = 0; r < keys.length; r++) {
      keys[r] = block.key(r);
      double square = 0;
      for (int i = 0; i < row.length; i++) {
        row[i] = (block.vectors()[r * row.length + i] - mean[i]) * factors[i];
        square += row[i] * row[i];
      }
      double scale = distance.isAngle() && square > 0 ? 1 / Math.sqrt(square) : 1;
      for (int i = 0; i < row.length; i++) {
        moved[r * row.length + i] = (float) (row[i] * scale);
      }
    }
    return new VectorBlock(row.length, moved, keys);
  }
}
