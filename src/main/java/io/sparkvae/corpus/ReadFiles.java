package io.sparkvae.corpus;

import io.sparkvae.image.ImageSettings;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Reads and decodes files on executors, one at a time, while they are asked for. Serialises the
 * root's location, the image settings and Hadoop's configuration.
 */
final class ReadFiles implements FlatMapFunction<Iterator<ImageReference>, ReadImage> {

  private final String rootUri;
  private final ImageSettings settings;
  private final ShippedConfiguration configuration;

  ReadFiles(String rootUri, ImageSettings settings, ShippedConfiguration configuration) {
    this.rootUri = rootUri;
    this.settings = settings;
    this.configuration = configuration;
  }

  @Override
  public Iterator<ReadImage> call(Iterator<ImageReference> references) throws IOException {
    FileTree tree = FileTree.of(URI.create(rootUri), configuration.configuration());
    return new MappedIterator<>(references, new EncodedFiles(tree, settings)::read);
  }
}
