package io.sparkvae.evaluation.likelihood;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.measure.Moments;
import io.sparkvae.evaluation.measure.NoiseSeeds;
import io.sparkvae.evaluation.measure.ObservedBatches;
import io.sparkvae.evaluation.measure.ObservedBatches.Batch;
import io.sparkvae.evaluation.measure.Scoring;
import io.sparkvae.source.ImageIdHash;
import io.sparkvae.vae.Vae;
import java.util.stream.IntStream;

/**
 * The importance-weighted bound on log p(x): log of the mean of p(x, z)/q(z|x) over k samples of z
 * from q(z|x) (Burda, Grosse and Salakhutdinov 2016, equation 8).
 *
 * @param samples k
 * @param lastNumber the largest {@link ImageIdHash#number} of an image that takes part
 */
record ImportanceBound(int samples, long seed, long lastNumber) implements Scoring<Moments> {

  /** Takes every image. */
  static final long ALL = Long.MAX_VALUE;

  @Override
  public Moments of(Vae vae, ImageBlock block) {
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
    long[] seeds = NoiseSeeds.of(batch.ids(), NoiseSeeds.Purpose.IMPORTANCE, seed);
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
