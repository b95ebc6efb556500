package io.sparkvae.corpus;

import io.sparkvae.image.ImageSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * Reads and decodes files on executors while they are asked for, a bounded number of bytes ahead.
 * Serialises the root's location, the image settings and a handle to Hadoop's configuration, which
 * takes long to read in and is the same for every task.
 */
final class ReadFiles implements FlatMapFunction<Iterator<ImageReference>, ReadImage> {

  /** Bytes that one task reads ahead: some photos, or a second of a slow network. */
  private static final long AHEAD = 32L << 20;

  private final String rootUri;
  private final ImageSettings settings;
  private final Broadcast<ShippedConfiguration> configuration;

  ReadFiles(String rootUri, ImageSettings settings, Broadcast<ShippedConfiguration> configuration) {
    this.rootUri = rootUri;
    this.settings = settings;
    this.configuration = configuration;
  }

  @Override
  public Iterator<ReadImage> call(Iterator<ImageReference> references) throws IOException {
    FileTree tree = FileTree.of(URI.create(rootUri), configuration.value().configuration());
    ReadAhead images = new ReadAhead(references, new EncodedFiles(tree, settings), AHEAD);
    TaskEnd.close(images);
    return images;
  }
}
