package io.sparkvae.image;

import io.sparkvae.config.SettingsReader;
import java.io.Serializable;
import java.util.Objects;

/**
 * What every image is turned into, and what is refused before its pixels are decoded.
 *
 * @param preprocessing how far decoding may depart from the picture; exact where a description
 *     written without it is read
 * @param maxPixels width times height that the header may promise
 * @param maxBytes size of the encoded file in bytes
 * @param timeoutSeconds how long one image may take to decode
 */
public record ImageSettings(
    ImageShape shape,
    Resize resize,
    Preprocessing preprocessing,
    long maxPixels,
    long maxBytes,
    int timeoutSeconds)
    implements Serializable {

  public ImageSettings {
    preprocessing = Objects.requireNonNullElse(preprocessing, Preprocessing.EXACT);
  }

  /** Settings of exact preprocessing. */
  public ImageSettings(
      ImageShape shape, Resize resize, long maxPixels, long maxBytes, int timeoutSeconds) {
    this(shape, resize, Preprocessing.EXACT, maxPixels, maxBytes, timeoutSeconds);
  }

  /** Reads the group {@code spark-vae.image}. */
  public static ImageSettings from(SettingsReader image) {
    int channels = image.integer("channels", 1, 3);
    if (channels == 2) {
      image.problem("channels", "2 is neither grey (1) nor RGB (3)");
    }
    return new ImageSettings(
        new ImageShape(channels, image.integer("height", 1, 4096), image.integer("width", 1, 4096)),
        image.choice("resize", Resize.class),
        image.choice("preprocessing", Preprocessing.class),
        image.whole("max-pixels", 1, Integer.MAX_VALUE),
        image.whole("max-bytes", 1, Integer.MAX_VALUE - 64),
        image.integer("timeout-seconds", 1, 3600));
  }
}
