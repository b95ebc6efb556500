package io.sparkvae.source;

import io.sparkvae.image.ImageSettings;
import org.apache.spark.api.java.JavaRDD;

/** The images below one path, listed once and read where they are asked for. */
public interface Corpus extends AutoCloseable {

  /** The path as a person types it: a local one without its scheme. */
  String location();

  /** Every image, unread; what is listed stays the same for the life of this object. */
  JavaRDD<ImageReference> references();

  /**
   * Every image, read and decoded on executors while the partition is consumed, and again whenever
   * the result is computed again. Partitions hold about equally many bytes.
   */
  JavaRDD<DecodedImage> read(ImageSettings settings);

  /**
   * The same in a number of partitions that the caller knows better; a folder is cut further where
   * they would grow too large.
   */
  JavaRDD<DecodedImage> read(ImageSettings settings, int partitions);

  /** The same for chosen images alone; of a folder the others are not even opened. */
  JavaRDD<DecodedImage> read(ImageSettings settings, int partitions, ChosenIds chosen);

  /** Gives the listing back. */
  @Override
  void close();
}
