package io.sparkvae.evaluation.label;

import java.io.Serializable;
import java.util.Map;

/**
 * Labels as small numbers; travels to executors.
 *
 * @param numbers one for each label that occurs
 */
public record ClassNumbers(Labels labels, Map<String, Integer> numbers) implements Serializable {

  public static final int NONE = -1;

  /** The number of an image's label, or {@link #NONE}. */
  public int of(String imageId) {
    return labels.of(imageId).map(label -> numbers.getOrDefault(label, NONE)).orElse(NONE);
  }
}
