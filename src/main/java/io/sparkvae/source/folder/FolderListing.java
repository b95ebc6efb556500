package io.sparkvae.source.folder;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.error.DataException;
import io.sparkvae.source.Globs;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.SourceSettings;
import io.sparkvae.source.tree.FileTree;
import io.sparkvae.storage.Location;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * A folder tree listed by the cluster. The driver goes down breadth first until it knows some
 * hundred folders and keeps nothing but those; executors list the files, each in its own folders.
 * So the driver's memory does not grow with the number of images.
 */
final class FolderListing {

  private static final int ENOUGH_FOLDERS = 256;

  /** One folder may hold a hundred thousand others; a task lists many of them then. */
  private static final int MOST_PARTITIONS = 512;

  private final JavaSparkContext sc;
  private final URI root;
  private final SourceSettings settings;

  FolderListing(JavaSparkContext sc, URI root, SourceSettings settings) {
    this.sc = sc;
    this.root = root;
    this.settings = settings;
  }

  /** The images, listed again by every action on the result. */
  JavaRDD<ImageReference> references() {
    List<ListingTask> tasks = new ArrayList<>();
    try {
      FileTree tree = FileTree.of(root, sc.hadoopConfiguration());
      plan(tree, checkedRoot(tree).uri(), tasks);
    } catch (FileNotFoundException missing) {
      throw new DataException(
          "Cannot read corpus %s: there is no such folder (correct corpus.path)"
              .formatted(Location.shown(root)),
          missing);
    } catch (IOException failed) {
      throw SubtreeWalk.cannotList(root.toString(), failed);
    }
    return sc.parallelize(tasks, Math.min(tasks.size(), MOST_PARTITIONS))
        .flatMap(
            new WalkSubtrees(
                root.toString(),
                settings.include(),
                settings.exclude(),
                new ShippedConfiguration(sc.hadoopConfiguration())));
  }

  private FileTree.Node checkedRoot(FileTree tree) throws IOException {
    FileTree.Node node = tree.root();
    if (!node.isFolder()) {
      throw new DataException(
          "Cannot read corpus %s: it is a file (name its folder, or set corpus.format = idx)"
              .formatted(Location.shown(root)));
    }
    return node;
  }

  private void plan(FileTree tree, String rootFolder, List<ListingTask> tasks) {
    Globs globs = new Globs(settings.include(), settings.exclude());
    Deque<String> unopened = new ArrayDeque<>(List.of(rootFolder));
    while (!unopened.isEmpty() && tasks.size() + unopened.size() < ENOUGH_FOLDERS) {
      String folder = unopened.remove();
      try (FileTree.Children children = tree.children(folder)) {
        for (FileTree.@Nullable Node node = children.next(); node != null; node = children.next()) {
          if (node.isFolder() && globs.opens(node.id())) {
            unopened.add(node.uri());
          }
        }
      } catch (IOException failed) {
        throw SubtreeWalk.cannotList(folder, failed);
      }
      tasks.add(new ListingTask(folder, false));
    }
    unopened.forEach(folder -> tasks.add(new ListingTask(folder, true)));
  }
}
