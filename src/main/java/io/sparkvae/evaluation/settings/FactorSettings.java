package io.sparkvae.evaluation.settings;

import io.sparkvae.config.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The known factors that images were made from.
 *
 * @param file CSV with a column {@code image_id} and one for each factor; empty for none
 * @param columns the factors; empty for every column but the id
 * @param bins into which a continuous factor and each latent dimension are cut
 * @param periods after how much a cyclic factor is what it was, by its column
 */
public record FactorSettings(
    Optional<String> file, List<String> columns, int bins, Map<String, Double> periods) {

  static FactorSettings from(SettingsReader evaluation) {
    return new FactorSettings(
        evaluation.optionalText("factors"),
        evaluation.texts("factor-columns"),
        evaluation.integer("factor-bins", 2, 1000),
        periods(evaluation));
  }

  private static Map<String, Double> periods(SettingsReader evaluation) {
    Map<String, Double> periods = new LinkedHashMap<>();
    for (String text : evaluation.texts("cyclic-factors")) {
      int end = text.lastIndexOf('=');
      double period = end < 1 ? Double.NaN : number(text.substring(end + 1));
      if (period > 0 && Double.isFinite(period)) {
        periods.put(text.substring(0, end).strip(), period);
      } else {
        evaluation.problem(
            "cyclic-factors", "%s is no column and its period, such as hue=1".formatted(text));
      }
    }
    return periods;
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException none) {
      return Double.NaN;
    }
  }
}
