package io.sparkvae.api;

import io.sparkvae.config.Settings;
import io.sparkvae.config.SettingsReader;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.encoding.EncodingSettings;
import io.sparkvae.image.ImageSettings;

/**
 * What to encode with which model, checked.
 *
 * @param corpus where the images are
 * @param image what every image is turned into; has to be as in training
 * @param encoding the model bundle, and where the tables go
 */
public record EncodeRequest(CorpusSettings corpus, ImageSettings image, EncodingSettings encoding) {

  /**
   * Reads the groups {@code corpus}, {@code image} and {@code encoding}.
   *
   * @throws io.sparkvae.error.SettingsException with every problem found
   */
  public static EncodeRequest of(Settings settings) {
    return settings.read(EncodeRequest::of);
  }

  /** The same as part of a larger reading, which reports the problems of all its parts at once. */
  public static EncodeRequest of(SettingsReader root) {
    return new EncodeRequest(
        CorpusSettings.from(root.group("corpus")),
        ImageSettings.from(root.group("image")),
        EncodingSettings.from(root.group("encoding")));
  }
}
