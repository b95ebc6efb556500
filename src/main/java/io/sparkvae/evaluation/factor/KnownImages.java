package io.sparkvae.evaluation.factor;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.Representation;
import io.sparkvae.source.ImageIdHash;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The images that a file of factors knows: their vectors by one representation and their rows, in
 * one order, on the driver.
 */
final class KnownImages {

  private final int length;
  private final List<float[]> vectors = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();

  /** None yet, of vectors of that length. */
  KnownImages(int length) {
    this.length = length;
  }

  /** Vectors of one block with their ids; travels to the driver. Arrays are lent. */
  @DefaultSerializer(JavaSerializer.class)
  private static final class NamedVectors implements Serializable {
    private final List<String> ids;
    private final float[] vectors;

    NamedVectors(List<String> ids, float[] vectors) {
      this.ids = ids;
      this.vectors = vectors;
    }
  }

  /** Fetches them. */
  static KnownImages of(
      OrderedBlocks blocks,
      EvaluatedImages images,
      Representation representation,
      FactorTable table) {
    KnownImages known = new KnownImages(representation.length());
    blocks.forEach(
        "Vectors of %d images by %s".formatted(images.images(), representation.name()),
        images
            .blocks()
            .map(block -> new NamedVectors(List.copyOf(block.ids()), representation.of(block))),
        4L * known.length * images.images(),
        part -> known.add(part.ids, part.vectors, table));
    return known;
  }

  /**
   * Takes those that the table knows.
   *
   * @param found {@code [ids, length]}, row after row
   */
  void add(List<String> ids, float[] found, FactorTable table) {
    for (int i = 0; i < ids.size(); i++) {
      Optional<List<String>> row = table.row(ids.get(i));
      if (row.isPresent()) {
        vectors.add(Arrays.copyOfRange(found, i * length, (i + 1) * length));
        rows.add(row.get());
        numbers.add(ImageIdHash.of(ids.get(i)).number());
      }
    }
  }

  /** One of five parts of the images by the numbers of their ids, or the other four. */
  KnownImages fifth(Part part) {
    KnownImages some = new KnownImages(length);
    for (int i = 0; i < images(); i++) {
      if (Long.remainderUnsigned(numbers.get(i), 5) == 0 == (part == Part.ONE)) {
        some.vectors.add(vectors.get(i));
        some.rows.add(rows.get(i));
        some.numbers.add(numbers.get(i));
      }
    }
    return some;
  }

  /** A share of the images. */
  enum Part {
    ONE,
    OTHER_FOUR
  }

  int images() {
    return rows.size();
  }

  /** The length of a vector. */
  int length() {
    return length;
  }

  /** {@code [images, length]}, row after row. */
  float[] vectors() {
    float[] all = new float[images() * length];
    for (int i = 0; i < images(); i++) {
      System.arraycopy(vectors.get(i), 0, all, i * length, length);
    }
    return all;
  }

  /** What the file says of each; lent. */
  List<List<String>> rows() {
    return rows;
  }
}
