package io.sparkvae.evaluation.likelihood;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.measure.NoiseSeeds;
import io.sparkvae.evaluation.measure.ObservedBatches;
import io.sparkvae.evaluation.measure.ObservedBatches.Batch;
import io.sparkvae.evaluation.measure.Scoring;
import io.sparkvae.vae.Posterior;
import io.sparkvae.vae.Vae;
import java.util.stream.IntStream;

/**
 * The ELBO with z sampled from q(z|x) and analytic KL (Kingma and Welling 2014, equation 10), and
 * what it is made of.
 *
 * @param samples z of each image
 */
record Elbo(int samples, long seed) implements Scoring<ElboTally> {

  @Override
  public ElboTally of(Vae vae, ImageBlock block) {
    ElboTally tally = new ElboTally(vae.spec().model().latentDim());
    int[] all = IntStream.range(0, block.images()).toArray();
    new ObservedBatches(vae, seed).forEach(block, all, batch -> add(tally, vae, batch));
    return tally;
  }

  private void add(ElboTally tally, Vae vae, Batch batch) {
    double[] nats = reconstruction(vae, batch);
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
    }
  }

  /** −log p(x|z) of each image, averaged over its z. */
  private double[] reconstruction(Vae vae, Batch batch) {
    double[] nats = new double[batch.ids().size()];
    long[] seeds = NoiseSeeds.of(batch.ids(), NoiseSeeds.Purpose.ELBO, seed);
    PosteriorSamples draws = new PosteriorSamples(batch.posterior(), seeds, samples);
    while (draws.advance()) {
      double[] scores = vae.reconstruction(batch.images(), draws.z(), draws.images());
      int[] image = draws.images();
      for (int row = 0; row < scores.length; row++) {
        nats[image[row]] += scores[row] / samples;
      }
    }
    return nats;
  }
}
