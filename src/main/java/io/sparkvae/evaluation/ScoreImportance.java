package io.sparkvae.evaluation;

import io.sparkvae.corpus.ImageIdHash;
import io.sparkvae.corpus.NamedBlock;
import io.sparkvae.evaluation.ObservedBatches.Batch;
import io.sparkvae.vae.Vae;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * The importance-weighted bound of the chosen images of one block, on executors: log of the mean of
 * p(x, z)/q(z|x) over k samples of z (Burda, Grosse and Salakhutdinov 2016, equation 8). Serialises
 * a handle to the broadcast model and three numbers.
 *
 * @param samples k
 * @param lastNumber the largest {@link ImageIdHash#number} of an image that takes part
 */
record ScoreImportance(Broadcast<EvaluatedModel> model, int samples, long seed, long lastNumber)
    implements Function<NamedBlock, Moments> {

  @Override
  public Moments call(NamedBlock block) {
    Vae vae = model.value().vae();
    int[] chosen =
        IntStream.range(0, block.images())
            .filter(image -> ImageIdHash.of(block.id(image)).number() <= lastNumber)
            .toArray();
    Moments[] bound = {Moments.NONE};
    new ObservedBatches(vae, seed)
        .forEach(
            block,
            chosen,
            batch -> {
              for (LogMeanExp image : bounds(vae, batch)) {
                bound[0] = bound[0].plus(image.value());
              }
            });
    return bound[0];
  }

  private LogMeanExp[] bounds(Vae vae, Batch batch) {
    LogMeanExp[] bounds = new LogMeanExp[batch.ids().size()];
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = new LogMeanExp();
    }
    long[] seeds = Seeds.of(batch.ids(), Seeds.Purpose.IMPORTANCE, seed);
    PosteriorSamples draws = new PosteriorSamples(batch.posterior(), seeds, samples);
    while (draws.advance()) {
      double[] nats = vae.reconstruction(batch.images(), draws.z(), draws.images());
      int[] image = draws.images();
      for (int row = 0; row < nats.length; row++) {
        bounds[image[row]].add(draws.logRatio(row) - nats[row]);
      }
    }
    return bounds;
  }
}
