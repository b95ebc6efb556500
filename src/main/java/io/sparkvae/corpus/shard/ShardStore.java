package io.sparkvae.corpus.shard;

import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.cluster.ShippedConfiguration;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.OutputKind;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.storage.StoredFile;
import java.io.Serializable;
import java.util.Collections;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Shards on storage, one file each, in a folder that is there whole or not at all. Its name is a
 * digest of everything that decides what is in it.
 */
final class ShardStore {

  private static final OutputKind KIND = new OutputKind("decoded images", "corpus.shard-directory");

  private final JavaSparkContext sc;
  private final Path folder;
  private final int valuesPerImage;

  /**
   * Names the folder; touches nothing.
   *
   * @param valuesPerImage uint8 values of one image
   */
  ShardStore(JavaSparkContext sc, Path folder, int valuesPerImage) {
    this.sc = sc;
    this.folder = folder;
    this.valuesPerImage = valuesPerImage;
  }

  /** Where they are, as a person types it. */
  String location() {
    return Location.shown(folder);
  }

  boolean holds() {
    return new StoredFile(KIND.name(), folder, sc.hadoopConfiguration()).exists();
  }

  /** The stored shards, read when they are asked for. */
  JavaRDD<TalliedBlock> load(int count) {
    ShardFiles files = files(folder);
    return sc.parallelize(IntStream.range(0, count).boxed().toList(), count).map(files::read);
  }

  /** Writes the shards; does nothing where another run has been faster. */
  void save(JavaRDD<TalliedBlock> shards) {
    try (StagedDirectory directory =
        StagedDirectory.stage(KIND, folder, sc.hadoopConfiguration())) {
      ShardFiles files = files(directory.path());
      DescribedJob.run(
          sc,
          "Keeping decoded images in " + folder,
          () ->
              shards
                  .mapPartitionsWithIndex(
                      (index, block) -> {
                        files.write(index, block.next());
                        return Collections.<Integer>emptyIterator();
                      },
                      true)
                  .count());
      if (!holds()) {
        directory.publish();
      }
    }
  }

  private ShardFiles files(Path directory) {
    return new ShardFiles(
        directory.toString(), valuesPerImage, new ShippedConfiguration(sc.hadoopConfiguration()));
  }

  /** Names the files, on executors. Serialises the folder and Hadoop's configuration. */
  private record ShardFiles(String folder, int valuesPerImage, ShippedConfiguration configuration)
      implements Serializable {

    TalliedBlock read(int index) {
      return file(index).read();
    }

    void write(int index, TalliedBlock shard) {
      file(index).write(shard);
    }

    private ShardFile file(int index) {
      Path path = new Path(folder, "shard-%06d".formatted(index));
      return new ShardFile(
          new StoredFile("decoded images", path, configuration.configuration()), valuesPerImage);
    }
  }
}
