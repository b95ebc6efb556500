package io.sparkvae.source;

import io.sparkvae.config.SettingsReader;
import java.io.Serializable;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Where images come from.
 *
 * @param path folder or file on any Hadoop file system
 * @param include globs on image ids
 * @param exclude globs that take a listed image out again
 */
public record SourceSettings(String path, Format format, List<String> include, List<String> exclude)
    implements Serializable {

  /** How the images of a source are packed. */
  public enum Format {
    /** A tree of image files. */
    FOLDER,
    /** One IDX file of unsigned bytes, plain or gzipped. */
    IDX
  }

  public SourceSettings {
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** Reads its part of the group {@code corpus}. */
  public static SourceSettings from(SettingsReader corpus) {
    checkGlobs(corpus, "include-globs");
    checkGlobs(corpus, "exclude-globs");
    return new SourceSettings(
        corpus.text("path"),
        corpus.choice("format", Format.class),
        corpus.texts("include-globs"),
        corpus.texts("exclude-globs"));
  }

  /** The same kind of images at another place. */
  public SourceSettings at(String otherPath) {
    return new SourceSettings(otherPath, format, include, exclude);
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
