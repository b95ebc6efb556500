package io.sparkvae.search;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.List;

/**
 * Vectors of one length, each with a key that tells it apart; travels between executors and driver.
 * Arrays are lent.
 */
@DefaultSerializer(JavaSerializer.class)
public final class VectorBlock implements Serializable {

  private final int length;
  private final float[] vectors;
  private final long[] keys;

  /**
   * Borrows the arrays.
   *
   * @param length of one vector
   * @param vectors {@code [rows, length]}, row after row
   * @param keys {@code [rows]}, such as {@code ImageIdHash.number()}
   */
  public VectorBlock(int length, float[] vectors, long[] keys) {
    if (vectors.length != Math.multiplyExact(keys.length, length)) {
      throw new IllegalArgumentException(
          "%d values for %d vectors of length %d".formatted(vectors.length, keys.length, length));
    }
    this.length = length;
    this.vectors = vectors;
    this.keys = keys;
  }

  /** All rows of several blocks, in their order. */
  public static VectorBlock joined(int length, List<VectorBlock> blocks) {
    int rows = blocks.stream().mapToInt(VectorBlock::rows).sum();
    float[] vectors = new float[Math.multiplyExact(rows, length)];
    long[] keys = new long[rows];
    int at = 0;
    for (VectorBlock block : blocks) {
      System.arraycopy(block.vectors, 0, vectors, at * length, block.vectors.length);
      System.arraycopy(block.keys, 0, keys, at, block.rows());
      at += block.rows();
    }
    return new VectorBlock(length, vectors, keys);
  }

  /** The number of vectors. */
  public int rows() {
    return keys.length;
  }

  /** The length of each vector. */
  public int length() {
    return length;
  }

  /** {@code [rows, length]}, row after row. */
  public float[] vectors() {
    return vectors;
  }

  /** The key of a row. */
  public long key(int row) {
    return keys[row];
  }

  /** Square of the length of a row. */
  double squaredNorm(int row) {
    double sum = 0;
    for (int i = row * length; i < (row + 1) * length; i++) {
      sum += (double) vectors[i] * vectors[i];
    }
    return sum;
  }

  /** Square of the Euclidean distance between a row and a row of another block. */
  double squaredDistance(int row, VectorBlock other, int otherRow) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double difference = vectors[row * length + i] - other.vectors[otherRow * length + i];
      sum += difference * difference;
    }
    return sum;
  }
}
