package io.sparkvae.evaluation.label;

import io.sparkvae.error.SettingsException;
import io.sparkvae.evaluation.settings.NeighbourSettings;
import io.sparkvae.source.idx.IdxLabels;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.StoredFile;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Reads the labels of the corpus, or of the one that is held out, on the driver. */
public record LabelFile(NeighbourSettings settings, Configuration hadoop) {

  /**
   * The labels, or empty where none are wanted.
   *
   * @param part which corpus they are of
   * @throws SettingsException where the held-out corpus has no file of labels of its own
   * @throws io.sparkvae.error.DataException where the file cannot be read
   */
  public Optional<Labels> labels(Part part) {
    return switch (settings.labelsFrom()) {
      case NONE -> Optional.empty();
      case FOLDER -> Optional.of(new Labels.OfFolder());
      case IDX -> Optional.of(idx(file(part)));
      case CSV -> Optional.of(table(file(part)));
    };
  }

  /** Which of the two corpora. */
  public enum Part {
    PATH,
    VALIDATION_PATH
  }

  private String file(Part part) {
    Optional<String> name = part == Part.PATH ? settings.labels() : settings.validationLabels();
    return name.orElseThrow(
        () ->
            new SettingsException(
                List.of(
                    "Cannot find the labels of corpus.validation-path: no file is named"
                        + " (set evaluation.validation-labels)")));
  }

  private Labels idx(String name) {
    IdxLabels labels = IdxLabels.read(name, new ByteArrayInputStream(stored(name).bytes()));
    byte[] values = new byte[labels.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) labels.label(i);
    }
    return new Labels.OfRow(values);
  }

  private Labels table(String name) {
    CsvTable table = CsvTable.of(name, stored(name).text());
    int id = table.column(CsvTable.IMAGE_ID);
    int label = table.column(settings.labelColumn());
    Map<String, String> labels = new HashMap<>();
    // One text for each label, not for each image.
    Map<String, String> different = new HashMap<>();
    table.forEach(
        row -> labels.put(row.get(id), different.computeIfAbsent(row.get(label), text -> text)));
    return new Labels.OfTable(labels);
  }

  private StoredFile stored(String name) {
    return new StoredFile("label file", Location.of("label file", name), hadoop);
  }
}
