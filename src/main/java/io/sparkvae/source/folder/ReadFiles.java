package io.sparkvae.source.folder;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.cluster.TaskEnd;
import io.sparkvae.source.EncodedImage;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.tree.FileTree;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * Reads files on executors while they are asked for, a bounded number of bytes ahead. Serialises
 * the root's location, the bound on a file and a handle to Hadoop's configuration, which takes long
 * to read in and is the same for every task.
 */
final class ReadFiles implements FlatMapFunction<Iterator<ImageReference>, EncodedImage> {

  /** Bytes that one task reads ahead: some photos, or a second of a slow network. */
  private static final long AHEAD = 32L << 20;

  private final String rootUri;
  private final long maxBytes;
  private final Broadcast<ShippedConfiguration> configuration;

  ReadFiles(String rootUri, long maxBytes, Broadcast<ShippedConfiguration> configuration) {
    this.rootUri = rootUri;
    this.maxBytes = maxBytes;
    this.configuration = configuration;
  }

  @Override
  public Iterator<EncodedImage> call(Iterator<ImageReference> references) throws IOException {
    FileTree tree = FileTree.of(URI.create(rootUri), configuration.value().configuration());
    ReadAhead images = new ReadAhead(references, new CompressedFiles(tree, maxBytes), AHEAD);
    TaskEnd.close(images);
    return images;
  }
}
