package io.sparkvae.samples;

import io.sparkvae.config.SettingsReader;

/**
 * What synthetic image set is written, and where.
 *
 * @param output local folder; must not exist
 * @param images how many
 * @param size pixels, both sides
 * @param seed everything random follows from it
 */
public record SampleSettings(String output, int images, int size, long seed) {

  public SampleSettings {
    if (images < 1 || size < 1) {
      throw new IllegalArgumentException("%d images of %d pixels".formatted(images, size));
    }
  }

  /** Reads the group {@code spark-vae.samples}. */
  public static SampleSettings from(SettingsReader samples) {
    return new SampleSettings(
        samples.text("output"),
        samples.integer("images", 1, 1_000_000),
        samples.integer("size", 16, 1024),
        samples.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
