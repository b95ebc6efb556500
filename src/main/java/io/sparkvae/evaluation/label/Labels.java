package io.sparkvae.evaluation.label;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/** What tells an image's label from its id; travels to executors. */
public sealed interface Labels extends Serializable {

  /** The label, or empty if the image has none. */
  Optional<String> of(String imageId);

  /** The name of the folder that the image lies in; one in the corpus root has no label. */
  record OfFolder() implements Labels {
    @Override
    public Optional<String> of(String imageId) {
      int end = imageId.lastIndexOf('/');
      return end < 0
          ? Optional.empty()
          : Optional.of(imageId.substring(imageId.lastIndexOf('/', end - 1) + 1, end));
    }
  }

  /** One label for each row of an IDX file. */
  final class OfRow implements Labels {
    private final byte[] values;

    /** Borrows the labels. */
    OfRow(byte[] values) {
      this.values = values;
    }

    @Override
    public Optional<String> of(String imageId) {
      int row = Integer.parseInt(imageId.substring(imageId.lastIndexOf('#') + 1));
      return row < values.length
          ? Optional.of(Integer.toString(values[row] & 0xff))
          : Optional.empty();
    }
  }

  /** One column of a table. */
  record OfTable(Map<String, String> labels) implements Labels {
    @Override
    public Optional<String> of(String imageId) {
      return Optional.ofNullable(labels.get(imageId)).filter(label -> !label.isBlank());
    }
  }
}
