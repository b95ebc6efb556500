package io.sparkvae.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The {@code metrics.jsonl} of a training: a line of JSON for each epoch, in their order. */
public final class MetricsLog {

  private MetricsLog() {}

  /** The text of the file. */
  public static String text(List<EpochMetrics> epochs) {
    return epochs.stream().map(epoch -> epoch.json() + "\n").collect(Collectors.joining());
  }

  /**
   * The epochs of a file's text.
   *
   * @param file where it lies, for messages
   * @throws io.sparkvae.error.DataException that names the first line that is none
   */
  public static List<EpochMetrics> parse(String text, String file) {
    List<EpochMetrics> epochs = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String what = "metrics %s: line %d".formatted(file, epochs.size() + 1);
      epochs.add(EpochMetrics.fromJson(line, what));
    }
    return epochs;
  }
}
