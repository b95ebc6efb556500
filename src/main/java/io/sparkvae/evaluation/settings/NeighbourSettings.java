package io.sparkvae.evaluation.settings;

import io.sparkvae.config.SettingsReader;
import java.util.Optional;

/**
 * Where labels come from, and how neighbours are counted.
 *
 * @param labels file with the labels of {@code corpus.path}
 * @param validationLabels file with the labels of {@code corpus.validation-path}
 * @param labelColumn column of a CSV file
 * @param neighbours k of the vote and of precision@k
 * @param referenceImages at most this many images to search neighbours among; 0 for all
 */
public record NeighbourSettings(
    Source labelsFrom,
    Optional<String> labels,
    Optional<String> validationLabels,
    String labelColumn,
    int neighbours,
    int referenceImages) {

  /** What tells an image's label. */
  public enum Source {
    /** Nothing: neighbours are left out. */
    NONE,
    /** The folder that the image lies in. */
    FOLDER,
    /** An IDX file of labels beside an IDX corpus. */
    IDX,
    /** A CSV file with a column {@code image_id}. */
    CSV
  }

  static NeighbourSettings from(SettingsReader evaluation) {
    Source source = evaluation.choice("labels-from", Source.class);
    Optional<String> labels = evaluation.optionalText("labels");
    if ((source == Source.IDX || source == Source.CSV) && labels.isEmpty()) {
      evaluation.problem("labels", "is required where labels-from names a kind of file");
    }
    return new NeighbourSettings(
        source,
        labels,
        evaluation.optionalText("validation-labels"),
        evaluation.text("label-column"),
        evaluation.integer("neighbours", 1, 1000),
        evaluation.integer("reference-images", 0, Integer.MAX_VALUE));
  }
}
