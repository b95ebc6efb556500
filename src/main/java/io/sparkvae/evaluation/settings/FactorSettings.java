package io.sparkvae.evaluation.settings;

import io.sparkvae.config.SettingsReader;
import java.util.List;
import java.util.Optional;

/**
 * The known factors that images were made from.
 *
 * @param file CSV with a column {@code image_id} and one for each factor; empty for none
 * @param columns the factors; empty for every column but the id
 * @param bins into which a continuous factor and each latent dimension are cut
 */
public record FactorSettings(Optional<String> file, List<String> columns, int bins) {

  static FactorSettings from(SettingsReader evaluation) {
    return new FactorSettings(
        evaluation.optionalText("factors"),
        evaluation.texts("factor-columns"),
        evaluation.integer("factor-bins", 2, 1000));
  }
}
