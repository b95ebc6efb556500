package io.sparkvae.corpus;

import io.sparkvae.source.Corpus;
import io.sparkvae.source.CorpusSettings;
import io.sparkvae.source.folder.FolderCorpus;
import io.sparkvae.source.idx.IdxCorpus;
import io.sparkvae.storage.Location;
import java.net.URI;
import org.apache.spark.api.java.JavaSparkContext;

/** Opens a corpus of whatever format the settings name. */
public final class Corpora {

  private Corpora() {}

  /**
   * The corpus at that path.
   *
   * @param path the settings' own path, or the one that is held out
   * @throws io.sparkvae.error.DataException where there is no such folder or file
   */
  public static Corpus open(JavaSparkContext sc, CorpusSettings settings, String path) {
    URI location = Location.ofCorpus(path, sc.hadoopConfiguration());
    return switch (settings.format()) {
      case FOLDER -> new FolderCorpus(sc, location, settings);
      case IDX -> new IdxCorpus(sc, location);
    };
  }
}
