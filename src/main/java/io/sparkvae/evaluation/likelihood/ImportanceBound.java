package io.sparkvae.evaluation.likelihood;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.measure.Moments;
import io.sparkvae.evaluation.measure.NoiseSeeds;
import io.sparkvae.evaluation.measure.ObservedBatches;
import io.sparkvae.evaluation.measure.ObservedBatches.Batch;
import io.sparkvae.evaluation.measure.Scoring;
import io.sparkvae.pca.PixelValues;
import io.sparkvae.pca.ProbabilisticPca;
import io.sparkvae.source.ImageIdHash;
import io.sparkvae.vae.Vae;
import java.io.Serializable;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * The importance-weighted bound on log p(x): log of the mean of p(x, z)/q(z|x) over k samples of z
 * from q(z|x) (Burda, Grosse and Salakhutdinov 2016, equation 8).
 *
 * @param samples k
 * @param lastNumber the largest {@link ImageIdHash#number} of an image that takes part
 * @param opponent what a Gaussian model is held against; null for another
 */
record ImportanceBound(
    int samples, long seed, long lastNumber, @Nullable Broadcast<ProbabilisticPca> opponent)
    implements Scoring<ImportanceBound.Tally> {

  /** Takes every image. */
  static final long ALL = Long.MAX_VALUE;

  /**
   * What the bound is over some images, in nats per image; travels to the driver.
   *
   * @param negative −log of the mean weight
   * @param lessPca that less −log p(x) of probabilistic PCA, image by image; nothing without it
   */
  @DefaultSerializer(JavaSerializer.class)
  record Tally(Moments negative, Moments lessPca) implements Serializable {

    static final Tally NONE = new Tally(Moments.NONE, Moments.NONE);

    Tally plus(Tally other) {
      return new Tally(negative.plus(other.negative), lessPca.plus(other.lessPca));
    }
  }

  @Override
  public Tally of(Vae vae, ImageBlock block) {
    int[] chosen =
        IntStream.range(0, block.images())
            .filter(image -> ImageIdHash.of(block.id(image)).number() <= lastNumber)
            .toArray();
    double[] pca =
        opponent == null
            ? new double[0]
            : opponent.value().negativeLogLikelihood(PixelValues.of(block));
    Moments[] negative = {Moments.NONE};
    Moments[] lessPca = {Moments.NONE};
    new ObservedBatches(vae, seed)
        .forEach(
            block,
            chosen,
            batch -> {
              for (LogMeanExp image : bounds(vae, batch)) {
                int at = chosen[Math.toIntExact(negative[0].count())];
                negative[0] = negative[0].plus(-image.value());
                if (pca.length > 0) {
                  lessPca[0] = lessPca[0].plus(-image.value() - pca[at]);
                }
              }
            });
    return new Tally(negative[0], lessPca[0]);
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
