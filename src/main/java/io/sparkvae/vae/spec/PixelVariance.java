package io.sparkvae.vae.spec;

import io.sparkvae.config.SettingsReader;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The variance of a pixel in the Gaussian p(x|z): a number, or learned as in the sigma-VAE of
 * Rybkin, Daniilidis and Levine (2021). A variance of 1 over pixels in [0, 1] is a KL term weighted
 * by 1/MSE.
 *
 * @param kind what it is one of
 * @param fixed in squared units of a pixel value in [0, 1]; 1 where it is learned
 */
public record PixelVariance(Kind kind, double fixed) implements Serializable {

  /** What older models have. */
  public static final PixelVariance UNIT = new PixelVariance(Kind.FIXED, 1);

  /** One learned variance for all pixels. */
  public static final PixelVariance IMAGE = new PixelVariance(Kind.IMAGE, 1);

  /** Smallest variance that is learned: that of rounding to 256 levels, 1/(12·255²). */
  public static final double LEAST = 1 / (12 * 255.0 * 255.0);

  private static final double MOST = 1e6;
  private static final List<Kind> LEARNED = List.of(Kind.IMAGE, Kind.CHANNEL);

  /** What has a variance of its own. */
  public enum Kind {
    /** Nothing: the variance is a number that was set. */
    FIXED,
    /** The whole image. */
    IMAGE,
    /** Each colour channel. */
    CHANNEL
  }

  /** How many variances are learned. */
  public int learned(int channels) {
    return switch (kind) {
      case FIXED -> 0;
      case IMAGE -> 1;
      case CHANNEL -> channels;
    };
  }

  /** As settings and reports name it: {@code image}, {@code channel} or the number. */
  public String word() {
    return kind == Kind.FIXED ? String.valueOf(fixed) : word(kind);
  }

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** What {@link #word} says, or nothing where a text says something else. */
  public static Optional<PixelVariance> of(String word) {
    for (Kind kind : LEARNED) {
      if (word.equals(word(kind))) {
        return Optional.of(new PixelVariance(kind, 1));
      }
    }
    try {
      double fixed = Double.parseDouble(word);
      return fixed >= LEAST && fixed <= MOST
          ? Optional.of(new PixelVariance(Kind.FIXED, fixed))
          : Optional.empty();
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  /** Reads the key {@code variance}: a word or a number. */
  static PixelVariance from(SettingsReader model) {
    for (Kind kind : LEARNED) {
      if (model.isWord("variance", word(kind))) {
        return new PixelVariance(kind, 1);
      }
    }
    return new PixelVariance(Kind.FIXED, model.number("variance", LEAST, MOST));
  }
}
