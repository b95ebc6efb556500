package io.sparkvae.source.folder;

import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.source.EncodedImage;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.ImageSource;
import io.sparkvae.source.Listing;
import io.sparkvae.source.ReadRequest;
import io.sparkvae.source.SourceSettings;
import io.sparkvae.storage.Location;
import java.net.URI;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** A tree of image files; partitions that are read hold about equally many bytes. */
public final class FolderSource implements ImageSource {

  /** Tasks for each core, so that an early one finds more work. */
  private static final int TASKS_PER_CORE = 3;

  private final JavaSparkContext sc;
  private final URI root;
  private final JavaRDD<ImageReference> references;
  private final Listing listing;

  /**
   * Opens the folder.
   *
   * @throws io.sparkvae.error.DataException where there is none
   */
  public FolderSource(JavaSparkContext sc, URI root, SourceSettings settings) {
    this.sc = sc;
    this.root = root;
    this.references =
        new FolderListing(sc, root, settings)
            .references()
            .persist(StorageLevel.MEMORY_AND_DISK_SER());
    this.listing = new Listing(sc, location(), references);
  }

  @Override
  public String location() {
    return Location.shown(root);
  }

  @Override
  public boolean listsWithoutReading() {
    return true;
  }

  @Override
  public Listing list() {
    return listing;
  }

  @Override
  public JavaRDD<EncodedImage> read(ReadRequest request) {
    int partitions =
        request.partitions() > 0 ? request.partitions() : TASKS_PER_CORE * sc.defaultParallelism();
    return BalancedPartitions.of(
            listing.references(request.wanted()), listing.sizes(request.wanted()), partitions)
        .mapPartitions(
            new ReadFiles(
                root.toString(),
                request.maxBytes(),
                sc.broadcast(new ShippedConfiguration(sc.hadoopConfiguration()))));
  }

  @Override
  public void close() {
    references.unpersist(false);
  }
}
