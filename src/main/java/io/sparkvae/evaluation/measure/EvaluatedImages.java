package io.sparkvae.evaluation.measure;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.corpus.shard.NamedImages;
import io.sparkvae.evaluation.label.Labels;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;

/**
 * A part of a corpus laid out over the cluster, with the labels of its images.
 *
 * @param part which part of the corpus, for people
 * @param labels empty if none are wanted
 */
public record EvaluatedImages(NamedImages corpus, String part, Optional<Labels> labels)
    implements AutoCloseable {

  public JavaRDD<ImageBlock> blocks() {
    return corpus.blocks();
  }

  public long images() {
    return corpus.images();
  }

  public String location() {
    return corpus.location();
  }

  /** What identifies the images in the protocol of a number. */
  public Protocol describe(Protocol protocol) {
    return protocol
        .with("data_set", corpus.location())
        .with("split", part)
        .with("images", corpus.images())
        .with("unreadable_images", corpus.unreadable())
        .with("images_fingerprint", corpus.fingerprint());
  }

  @Override
  public void close() {
    corpus.close();
  }
}
