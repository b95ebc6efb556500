package io.sparkvae.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;

/**
 * Refuses {@code include}: HOCON skips a file that it cannot find, so a misspelt name would change
 * the run without a word.
 */
final class RefusedInclude implements ConfigIncluder {

  private final String file;

  RefusedInclude(String file) {
    this.file = file;
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    throw new ConfigException.Generic(
        "%s: cannot include %s: one file holds all settings (copy its lines here)"
            .formatted(file, what));
  }
}
