package io.sparkvae.training.round;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.corpus.shard.ShardedCorpus;
import org.apache.spark.api.java.JavaRDD;

/**
 * The images of a training, laid out over a cluster.
 *
 * @param training one block a partition, some of them perhaps empty; equally many partitions for
 *     each replica, replica after replica; cached by whoever made it
 * @param replicas model copies that the shards were dealt to
 * @param validation held-out blocks
 * @param validationImages how many images they hold
 * @param fingerprint what identifies the images and their layout
 */
public record TrainingData(
    JavaRDD<ImageBlock> training,
    int replicas,
    JavaRDD<ImageBlock> validation,
    long validationImages,
    String fingerprint) {

  /** The images of a sharded corpus, which stays open as long as they are used. */
  public static TrainingData of(ShardedCorpus corpus) {
    return new TrainingData(
        corpus.training(),
        corpus.replicas(),
        corpus.validation(),
        corpus.validationImages(),
        corpus.fingerprint());
  }
}
