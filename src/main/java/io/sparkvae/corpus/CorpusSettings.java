package io.sparkvae.corpus;

import io.sparkvae.config.SettingsReader;
import io.sparkvae.source.SourceSettings;
import java.io.Serializable;
import java.util.Optional;

/**
 * Where images come from, which of them are held out, and how they are laid out.
 *
 * @param validationPath a second corpus to hold out; where it is given the fraction is ignored
 * @param validationFraction share of the images held out by a hash of the image id
 * @param maxUnreadableFraction share of unreadable images above which a command fails
 * @param blockBytes bound on one block of decoded images
 * @param shardDirectory folder that keeps decoded blocks for the next run
 */
public record CorpusSettings(
    SourceSettings source,
    Optional<String> validationPath,
    double validationFraction,
    double maxUnreadableFraction,
    int blockBytes,
    Optional<String> shardDirectory)
    implements Serializable {

  /** Reads the group {@code corpus}. */
  public static CorpusSettings from(SettingsReader corpus) {
    return new CorpusSettings(
        SourceSettings.from(corpus),
        corpus.optionalText("validation-path"),
        corpus.number("validation-fraction", 0, 0.9),
        corpus.number("max-unreadable-fraction", 0, 1),
        corpus.integer("block-bytes", 1 << 16, 1 << 28),
        corpus.optionalText("shard-directory"));
  }

  /** The path of the images to train on, to encode or to measure. */
  public String path() {
    return source.path();
  }
}
