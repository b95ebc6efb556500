package io.sparkvae.evaluation.neighbour;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.label.Labels;
import io.sparkvae.evaluation.measure.Representation;
import io.sparkvae.search.VectorBlock;
import io.sparkvae.source.ImageIdHash;
import java.util.Arrays;

/** Makes vectors of the labelled images of a block, on executors. */
final class LabelledVectors {

  private LabelledVectors() {}

  /** The images of a block that have a label, by the numbers of their ids. */
  static VectorBlock of(ImageBlock block, Representation representation, Labels labels) {
    float[] all = representation.of(block);
    int length = representation.length();
    float[] vectors = new float[all.length];
    long[] keys = new long[block.images()];
    int rows = 0;
    for (int i = 0; i < block.images(); i++) {
      if (labels.of(block.id(i)).isPresent()) {
        System.arraycopy(all, i * length, vectors, rows * length, length);
        keys[rows] = ImageIdHash.of(block.id(i)).number();
        rows++;
      }
    }
    return new VectorBlock(
        length, Arrays.copyOf(vectors, rows * length), Arrays.copyOf(keys, rows));
  }
}
