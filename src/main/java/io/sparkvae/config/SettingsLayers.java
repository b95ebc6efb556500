package io.sparkvae.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.sparkvae.error.SettingsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The texts that settings come from, parsed. */
final class SettingsLayers {

  private SettingsLayers() {}

  static Config none() {
    return ConfigFactory.empty();
  }

  /**
   * The settings file.
   *
   * @throws SettingsException naming file and line where the text is not HOCON
   */
  static Config file(SettingsText file) {
    try {
      return parse(file);
    } catch (ConfigException notHocon) {
      throw new SettingsException(List.of(String.valueOf(notHocon.getMessage())));
    }
  }

  /**
   * Puts values in the place of {@code ${…}}.
   *
   * @throws SettingsException naming file and line where one has none
   */
  static Config resolve(Config layers) {
    try {
      return layers.resolve();
    } catch (ConfigException unresolved) {
      throw new SettingsException(List.of(String.valueOf(unresolved.getMessage())));
    }
  }

  /** Every key with its default. */
  static Config reference() {
    Config reference = ConfigFactory.empty();
    for (String text : referenceTexts()) {
      // A cluster's class path may hold the reference.conf of others; theirs is not our matter.
      if (text.contains(KnownKeys.ROOT)) {
        reference = parse(new SettingsText(Problems.DEFAULTS, text)).withFallback(reference);
      }
    }
    return reference.withOnlyPath(KnownKeys.ROOT).resolve();
  }

  private static Config parse(SettingsText source) {
    return ConfigFactory.parseString(
        source.text(),
        ConfigParseOptions.defaults()
            .setOriginDescription(source.name())
            .setIncluder(new RefusedInclude(source.name())));
  }

  private static List<String> referenceTexts() {
    try {
      List<String> texts = new ArrayList<>();
      ClassLoader loader = SettingsLayers.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources(Problems.DEFAULTS))) {
        try (InputStream in = url.openStream()) {
          texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read reference.conf from the application's jar", e);
    }
  }
}
