package io.sparkvae.evaluation.factor;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** One known factor of images, cut into classes. */
@DefaultSerializer(JavaSerializer.class)
final class Factor {

  private final String name;
  private final int[] classes;
  private final int count;

  private Factor(String name, int[] classes, int count) {
    this.name = name;
    this.classes = classes;
    this.count = count;
  }

  /**
   * A factor from the texts of its column: numbers with more than {@code bins} different values are
   * continuous and cut into bins of equally many images; everything else has one class for each
   * different text.
   */
  static Factor of(String name, List<String> texts, int bins) {
    List<String> different = List.copyOf(new TreeSet<>(texts));
    if (different.size() > bins && different.stream().allMatch(Factor::isNumber)) {
      double[] values = texts.stream().mapToDouble(Double::parseDouble).toArray();
      return new Factor(name, EqualBins.of(values, bins), bins);
    }
    int[] classes =
        texts.stream().mapToInt(text -> Collections.binarySearch(different, text)).toArray();
    return new Factor(name, classes, different.size());
  }

  /** Whether a text is a finite number. */
  static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException none) {
      return false;
    }
  }

  String name() {
    return name;
  }

  /** One class for each image; lent. */
  int[] classes() {
    return classes;
  }

  /** How many classes there may be. */
  int count() {
    return count;
  }
}
