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

/** Reads the labels of the corpus, or of the held-out one, on the driver. */
public record LabelFile(NeighbourSettings settings, Configuration hadoop) {

  /**
   * The labels, or empty if none are wanted.
   *
   * @param side which corpus they are of
   * @throws SettingsException if the held-out corpus has no file of labels of its own
   * @throws io.sparkvae.error.DataException if the file cannot be read
   */
  public Optional<Labels> labels(CorpusSide side) {
    return switch (settings.labelsFrom()) {
      case NONE -> Optional.empty();
      case FOLDER -> Optional.of(new Labels.OfFolder());
      case IDX -> Optional.of(idx(file(side)));
      case CSV -> Optional.of(table(file(side)));
    };
  }

  /** The corpus to train on, or the held-out one. */
  public enum CorpusSide {
    PATH,
    VALIDATION_PATH
  }

  private String file(CorpusSide side) {
    Optional<String> name =
        side == CorpusSide.PATH ? settings.labels() : settings.validationLabels();
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
