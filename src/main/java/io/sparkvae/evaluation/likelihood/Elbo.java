package io.sparkvae.evaluation.likelihood;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.likelihood.GaussianTally.Opinion;
import io.sparkvae.evaluation.measure.NoiseSeeds;
import io.sparkvae.evaluation.measure.ObservedBatches;
import io.sparkvae.evaluation.measure.ObservedBatches.Batch;
import io.sparkvae.evaluation.measure.Scoring;
import io.sparkvae.pca.PixelValues;
import io.sparkvae.pca.ProbabilisticPca;
import io.sparkvae.vae.Posterior;
import io.sparkvae.vae.Vae;
import java.util.stream.IntStream;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * The ELBO with z sampled from q(z|x) and analytic KL (Kingma and Welling 2014, equation 10), and
 * what it is made of.
 *
 * @param samples z of each image
 * @param opponent what a Gaussian model is held against; null for another
 */
record Elbo(int samples, long seed, @Nullable Broadcast<ProbabilisticPca> opponent)
    implements Scoring<ElboTally> {

  /** How −log p(x|z) is taken, for many z of each image. */
  private interface Reconstruction {
    double[] nats(Batch batch, float[] z, int[] image);
  }

  @Override
  public ElboTally of(Vae vae, ImageBlock block) {
    ElboTally tally = new ElboTally(vae.spec().model().latentDim());
    int[] all = IntStream.range(0, block.images()).toArray();
    Opinion[] opinions = opinions(block);
    int[] seen = {0};
    new ObservedBatches(vae, seed)
        .forEach(
            block,
            all,
            batch -> {
              add(tally, vae, batch, opinions, seen[0]);
              seen[0] += batch.ids().size();
            });
    return tally;
  }

  /** What probabilistic PCA says of each image; nothing where it is no opponent. */
  private Opinion[] opinions(ImageBlock block) {
    if (opponent == null || block.images() == 0) {
      return new Opinion[0];
    }
    ProbabilisticPca pca = opponent.value();
    float[] rows = PixelValues.of(block);
    double[] nats = pca.negativeLogLikelihood(rows);
    double[] errors = pca.projectionErrors(rows);
    int pixels = rows.length / nats.length;
    return IntStream.range(0, nats.length)
        .mapToObj(image -> new Opinion(nats[image], errors[image] / pixels))
        .toArray(Opinion[]::new);
  }

  private void add(ElboTally tally, Vae vae, Batch batch, Opinion[] opinions, int first) {
    double[] nats = mean(batch, (of, z, image) -> vae.reconstruction(of.images(), z, image));
    double[] levels =
        opinions.length == 0
            ? nats
            : mean(batch, (of, z, image) -> vae.levelReconstruction(of.images(), z, image));
    Posterior posterior = batch.posterior();
    int[] each = IntStream.range(0, nats.length).toArray();
    double[] errors = vae.squaredErrors(batch.images(), posterior.mean(), each);
    int pixels = vae.spec().shape().values();
    int latents = posterior.latentDim();
    for (int i = 0; i < nats.length; i++) {
      double kl = 0;
      for (int d = 0; d < latents; d++) {
        int at = i * latents + d;
        kl += tally.addDimension(d, posterior.mean()[at], posterior.logVariance()[at]);
      }
      tally.addImage(batch.ids().get(i), nats[i], kl, errors[i] / pixels);
      if (opinions.length > 0) {
        Opinion model = new Opinion(nats[i] + kl, errors[i] / pixels);
        tally.gaussian().add(levels[i] + kl, model, opinions[first + i]);
      }
    }
  }

  /** −log p(x|z) of each image, averaged over its z, the same z whatever is asked of them. */
  private double[] mean(Batch batch, Reconstruction asked) {
    double[] nats = new double[batch.ids().size()];
    long[] seeds = NoiseSeeds.of(batch.ids(), NoiseSeeds.Purpose.ELBO, seed);
    PosteriorSamples draws = new PosteriorSamples(batch.posterior(), seeds, samples);
    while (draws.advance()) {
      double[] scores = asked.nats(batch, draws.z(), draws.images());
      int[] image = draws.images();
      for (int row = 0; row < scores.length; row++) {
        nats[image[row]] += scores[row] / samples;
      }
    }
    return nats;
  }
}
