package io.sparkvae.evaluation.neighbour;

import io.sparkvae.corpus.shard.NamedBlock;
import io.sparkvae.evaluation.label.ClassNumbers;
import io.sparkvae.evaluation.measure.Representation;
import io.sparkvae.search.VectorBlock;
import io.sparkvae.source.ImageIdHash;
import java.util.Arrays;

/** Makes vectors of the labelled images of a block, on executors. */
final class LabelledVectors {

  private LabelledVectors() {}

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
}
