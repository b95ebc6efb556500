package io.sparkvae.source.folder;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.cluster.TaskEnd;
import io.sparkvae.source.Globs;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.tree.FileTree;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Lists folders on executors. Serialises the root's location, the globs and Hadoop's configuration.
 */
final class WalkSubtrees implements FlatMapFunction<ListingTask, ImageReference> {

  private final String rootUri;
  private final List<String> include;
  private final List<String> exclude;
  private final ShippedConfiguration configuration;

  WalkSubtrees(
      String rootUri,
      List<String> include,
      List<String> exclude,
      ShippedConfiguration configuration) {
    this.rootUri = rootUri;
    this.include = List.copyOf(include);
    this.exclude = List.copyOf(exclude);
    this.configuration = configuration;
  }

  @Override
  public Iterator<ImageReference> call(ListingTask task) throws IOException {
    FileTree tree = FileTree.of(URI.create(rootUri), configuration.configuration());
    SubtreeWalk walk = new SubtreeWalk(tree, new Globs(include, exclude), task);
    TaskEnd.close(walk);
    return walk;
  }
}
