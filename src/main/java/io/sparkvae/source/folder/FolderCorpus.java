package io.sparkvae.source.folder;

import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.source.ChosenIds;
import io.sparkvae.source.Corpus;
import io.sparkvae.source.CorpusSettings;
import io.sparkvae.source.DecodedImage;
import io.sparkvae.source.ImageReference;
import io.sparkvae.storage.Location;
import java.net.URI;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** A tree of image files. */
public final class FolderCorpus implements Corpus {

  /** Tasks for each core, so that an early one finds more work. */
  private static final int TASKS_PER_CORE = 3;

  private final JavaSparkContext sc;
  private final URI root;
  private final JavaRDD<ImageReference> references;

  public FolderCorpus(JavaSparkContext sc, URI root, CorpusSettings settings) {
    this.sc = sc;
    this.root = root;
    this.references =
        new FolderListing(sc, root, settings)
            .references()
            .persist(StorageLevel.MEMORY_AND_DISK_SER());
  }

  @Override
  public String location() {
    return Location.shown(root);
  }

  @Override
  public JavaRDD<ImageReference> references() {
    return references;
  }

  @Override
  public JavaRDD<DecodedImage> read(ImageSettings settings) {
    return read(settings, TASKS_PER_CORE * sc.defaultParallelism());
  }

  @Override
  public JavaRDD<DecodedImage> read(ImageSettings settings, int partitions) {
    return read(references, settings, partitions);
  }

  @Override
  public JavaRDD<DecodedImage> read(ImageSettings settings, int partitions, ChosenIds chosen) {
    return read(references.filter(image -> chosen.includes(image.imageId())), settings, partitions);
  }

  private JavaRDD<DecodedImage> read(
      JavaRDD<ImageReference> listed, ImageSettings settings, int partitions) {
    JavaRDD<ImageReference> balanced =
        DescribedJob.run(
            sc,
            "Listing the images of " + location(),
            () -> BalancedPartitions.of(listed, partitions));
    return balanced.mapPartitions(
        new ReadFiles(
            root.toString(),
            settings,
            sc.broadcast(new ShippedConfiguration(sc.hadoopConfiguration()))));
  }

  @Override
  public void close() {
    references.unpersist(false);
  }
}
