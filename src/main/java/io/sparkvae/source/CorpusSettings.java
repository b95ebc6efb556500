package io.sparkvae.source;

import io.sparkvae.config.SettingsReader;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * Where images come from and which of them are held out.
 *
 * @param path folder or file on any Hadoop file system
 * @param include globs on the path relative to the corpus root
 * @param exclude globs that take a listed file out again
 * @param validationPath a second corpus to hold out; where it is given the fraction is ignored
 * @param validationFraction share of the images held out by a hash of the image id
 * @param maxUnreadableFraction share of unreadable images above which a command fails
 * @param blockBytes bound on one block of decoded images
 * @param shardDirectory folder that keeps decoded blocks for the next run
 */
public record CorpusSettings(
    String path,
    Format format,
    List<String> include,
    List<String> exclude,
    Optional<String> validationPath,
    double validationFraction,
    double maxUnreadableFraction,
    int blockBytes,
    Optional<String> shardDirectory)
    implements Serializable {

  /** How the images of a corpus are packed. */
  public enum Format {
    /** A tree of image files. */
    FOLDER,
    /** One IDX file of unsigned bytes, plain or gzipped. */
    IDX
  }

  /** Reads the group {@code spark-vae.corpus}. */
  public static CorpusSettings from(SettingsReader corpus) {
    checkGlobs(corpus, "include-globs");
    checkGlobs(corpus, "exclude-globs");
    return new CorpusSettings(
        corpus.text("path"),
        corpus.choice("format", Format.class),
        corpus.texts("include-globs"),
        corpus.texts("exclude-globs"),
        corpus.optionalText("validation-path"),
        corpus.number("validation-fraction", 0, 0.9),
        corpus.number("max-unreadable-fraction", 0, 1),
        corpus.integer("block-bytes", 1 << 16, 1 << 28),
        corpus.optionalText("shard-directory"));
  }

  private static void checkGlobs(SettingsReader corpus, String key) {
    for (String glob : corpus.texts(key)) {
      try {
        Globs.compile(glob);
      } catch (PatternSyntaxException bad) {
        corpus.problem(key, "the glob " + glob + " is wrong: " + bad.getDescription());
      }
    }
  }
}
