package io.sparkvae.evaluation.neighbour;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.label.Labels;
import io.sparkvae.source.ImageIdHash;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of one block, by the numbers of its images' ids; made on executors, travels to the
 * driver. Images without a label are left out.
 */
@DefaultSerializer(JavaSerializer.class)
final class BlockLabels implements Serializable {

  private final long[] keys;
  private final int[] labels;
  private final List<String> names;

  private BlockLabels(long[] keys, int[] labels, List<String> names) {
    this.keys = keys;
    this.labels = labels;
    this.names = names;
  }

  static BlockLabels of(ImageBlock block, Labels known) {
    long[] keys = new long[block.images()];
    int[] labels = new int[block.images()];
    Map<String, Integer> numbers = new LinkedHashMap<>();
    int rows = 0;
    for (String id : block.ids()) {
      Optional<String> name = known.of(id);
      if (name.isPresent()) {
        keys[rows] = ImageIdHash.of(id).number();
        labels[rows] = numbers.computeIfAbsent(name.get(), another -> numbers.size());
        rows++;
      }
    }
    return new BlockLabels(
        Arrays.copyOf(keys, rows), Arrays.copyOf(labels, rows), new ArrayList<>(numbers.keySet()));
  }

  /** How many images have a label. */
  int images() {
    return keys.length;
  }

  long key(int image) {
    return keys[image];
  }

  /** Which of {@link #names} an image has. */
  int label(int image) {
    return labels[image];
  }

  /** The different labels. */
  List<String> names() {
    return names;
  }
}
