package io.sparkvae.source.folder;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.cluster.TaskEnd;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.DecodedImage;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.tree.FileTree;
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
final class ReadFiles implements FlatMapFunction<Iterator<ImageReference>, DecodedImage> {

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
  public Iterator<DecodedImage> call(Iterator<ImageReference> references) throws IOException {
    FileTree tree = FileTree.of(URI.create(rootUri), configuration.value().configuration());
    ReadAhead images = new ReadAhead(references, new CompressedFiles(tree, settings), AHEAD);
    TaskEnd.close(images);
    return images;
  }
}
