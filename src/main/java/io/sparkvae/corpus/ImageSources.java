package io.sparkvae.corpus;

import io.sparkvae.source.ImageSource;
import io.sparkvae.source.SourceSettings;
import io.sparkvae.source.folder.FolderSource;
import io.sparkvae.source.idx.IdxSource;
import io.sparkvae.storage.Location;
import java.net.URI;
import org.apache.spark.api.java.JavaSparkContext;

/** Opens a source of whatever format the settings name. */
public final class ImageSources {

  private ImageSources() {}

  /**
   * The source at the settings' path.
   *
   * @throws io.sparkvae.error.DataException where there is no such folder or file
   */
  public static ImageSource open(JavaSparkContext sc, SourceSettings settings) {
    URI location = Location.ofCorpus(settings.path(), sc.hadoopConfiguration());
    return switch (settings.format()) {
      case FOLDER -> new FolderSource(sc, location, settings);
      case IDX -> new IdxSource(sc, location);
    };
  }
}
