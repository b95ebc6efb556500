package io.sparkvae.search;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.io.Serializable;
import java.util.List;

/** Vectors of labelled images; travels between executors and driver. Arrays are lent. */
@DefaultSerializer(JavaSerializer.class)
public final class VectorBlock implements Serializable {

  private final int length;
  private final float[] vectors;
  private final int[] labels;
  private final long[] keys;

  /**
   * Borrows the arrays.
   *
   * @param length of one vector
   * @param vectors row after row
   * @param labels one number for each row
   * @param keys one for each row, which tells images apart
   */
  public VectorBlock(int length, float[] vectors, int[] labels, long[] keys) {
    this.length = length;
    this.vectors = vectors;
    this.labels = labels;
    this.keys = keys;
  }

  /** All rows of several blocks, in their order. */
  public static VectorBlock joined(int length, List<VectorBlock> blocks) {
    int rows = blocks.stream().mapToInt(VectorBlock::rows).sum();
    float[] vectors = new float[Math.multiplyExact(rows, length)];
    int[] labels = new int[rows];
    long[] keys = new long[rows];
    int at = 0;
    for (VectorBlock block : blocks) {
      System.arraycopy(block.vectors, 0, vectors, at * length, block.vectors.length);
      System.arraycopy(block.labels, 0, labels, at, block.rows());
      System.arraycopy(block.keys, 0, keys, at, block.rows());
      at += block.rows();
    }
    return new VectorBlock(length, vectors, labels, keys);
  }

  public int rows() {
    return labels.length;
  }

  int length() {
    return length;
  }

  public float[] vectors() {
    return vectors;
  }

  public int label(int row) {
    return labels[row];
  }

  long key(int row) {
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
