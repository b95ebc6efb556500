package io.sparkvae.evaluation;

import io.sparkvae.corpus.ImageIdHash;
import io.sparkvae.corpus.NamedBlock;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Vectors of labelled images; travels between executors and driver. Arrays are lent. */
final class VectorBlock implements Serializable {

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
  VectorBlock(int length, float[] vectors, int[] labels, long[] keys) {
    this.length = length;
    this.vectors = vectors;
    this.labels = labels;
    this.keys = keys;
  }

  /** The images of a block that have a label. */
  static VectorBlock of(NamedBlock block, Representation representation, ClassNumbers classes) {
    float[] all = representation.of(block);
    int length = representation.length();
    float[] vectors = new float[all.length];
    int[] labels = new int[block.images()];
    long[] keys = new long[block.images()];
    int rows = 0;
    for (int i = 0; i < block.images(); i++) {
      int label = classes.of(block.id(i));
      if (label != ClassNumbers.NONE) {
        System.arraycopy(all, i * length, vectors, rows * length, length);
        labels[rows] = label;
        keys[rows] = ImageIdHash.of(block.id(i)).number();
        rows++;
      }
    }
    return new VectorBlock(
        length,
        Arrays.copyOf(vectors, rows * length),
        Arrays.copyOf(labels, rows),
        Arrays.copyOf(keys, rows));
  }

  /** All rows of several blocks, in their order. */
  static VectorBlock joined(int length, List<VectorBlock> blocks) {
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

  int rows() {
    return labels.length;
  }

  int length() {
    return length;
  }

  float[] vectors() {
    return vectors;
  }

  int label(int row) {
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
