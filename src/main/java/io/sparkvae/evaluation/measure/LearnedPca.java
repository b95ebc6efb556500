package io.sparkvae.evaluation.measure;

import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.pca.ProbabilisticPca;
import io.sparkvae.vae.VaeModel;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Probabilistic PCA of the model's size, learned from the images that neighbours are searched
 * among: what the model is held against.
 *
 * @param from the images that it was learned from
 */
public record LearnedPca(Broadcast<ProbabilisticPca> pca, EvaluatedImages from)
    implements AutoCloseable {

  /** Learns from these images. */
  public static LearnedPca of(
      JavaSparkContext sc, OrderedBlocks blocks, EvaluatedImages from, VaeModel model) {
    int values = model.spec().shape().values();
    ProbabilisticPca learned =
        ProbabilisticPca.fit(
            sc, blocks, from.blocks(), from.images(), model.latentDim(), values, from.location());
    return new LearnedPca(sc.broadcast(learned), from);
  }

  /** The number of components, fewer than the model's dimensions where the images have no more. */
  public int components() {
    return pca.value().components();
  }

  /** What somebody else needs to find the same components. */
  public Protocol describe(Protocol protocol) {
    return protocol
        .with("pca_components", components())
        .with("pca_learned_from", from.part() + " of " + from.location())
        .with("pca_images", from.images());
  }

  @Override
  public void close() {
    pca.destroy();
  }
}
