package io.sparkvae.evaluation.measure;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.vae.VaeModel;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Scores one block on executors with the network of the task's thread. Serialises a handle to the
 * broadcast model and how to score.
 */
public record ScoreBlock<T>(Broadcast<VaeModel> model, Scoring<T> scoring)
    implements Function<ImageBlock, T> {

  @Override
  public T call(ImageBlock block) {
    return scoring.of(model.value().open(), block);
  }
}
