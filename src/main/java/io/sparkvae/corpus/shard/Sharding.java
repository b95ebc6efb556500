package io.sparkvae.corpus.shard;

import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.image.ImageSettings;
import org.apache.spark.api.java.JavaSparkContext;

/** Lays a corpus out over a cluster. */
public final class Sharding {

  private Sharding() {}

  /**
   * Reads, decodes and packs the corpus.
   *
   * @param replicas model copies to deal the images out to
   * @throws io.sparkvae.error.DataException where there is nothing to read, too much of it is
   *     unreadable, or there are more replicas than images
   */
  public static ShardedCorpus of(
      JavaSparkContext sc, CorpusSettings corpus, ImageSettings image, int replicas) {
    return new ShardingJob(sc, corpus, image, replicas).run();
  }
}
