package io.sparkvae.evaluation.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.Vae;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** ELBO and importance-weighted bound against an exact log-likelihood. */
class BoundTest {

  private static final LinearGaussian ROUGH = new LinearGaussian(0.3, 0.8);

  private final ImageBlock images = LinearGaussian.images();
  private final double exact = LinearGaussian.logLikelihood(images);

  @BeforeAll
  static void oneThread() {
    ComputeThreads.use(1);
  }

  @Test
  void withTheExactPosteriorTheBoundIsTheLogLikelihoodForEveryK() {
    Vae vae = LinearGaussian.EXACT.vae();
    for (int k : new int[] {1, 2, 50, 700}) {
      assertThat(bound(vae, k)).as("k = %d", k).isCloseTo(exact, within(1e-4));
    }
  }

  @Test
  void withTheExactPosteriorTheElboIsTheLogLikelihood() {
    assertThat(elbo(LinearGaussian.EXACT.vae(), 2000)).isCloseTo(exact, within(0.01));
  }

  @Test
  void theElboLacksTheDivergenceOfThePosteriorFromTheExactOne() {
    assertThat(ROUGH.gap()).isBetween(0.5, 2.0);
    assertThat(elbo(ROUGH.vae(), 2000)).isCloseTo(exact - ROUGH.gap(), within(0.02));
  }

  @Test
  void theBoundBeginsAtTheElboAndRisesToTheLogLikelihood() {
    Vae vae = ROUGH.vae();
    double one = averageBound(vae, 1, 200);
    double four = averageBound(vae, 4, 50);
    double forty = averageBound(vae, 40, 20);

    assertThat(one).isCloseTo(exact - ROUGH.gap(), within(0.02));
    assertThat(four).isBetween(one + 0.2, exact - 0.05);
    assertThat(forty).isBetween(four + 0.05, exact);
    assertThat(bound(vae, 5000)).isCloseTo(exact, within(0.01));
  }

  @Test
  void numbersFollowFromImageAndSeedAndNotFromTheCompany() {
    Vae vae = ROUGH.vae();
    ImageBlock half =
        ImageBlock.named(
            images.ids().subList(0, 100),
            Arrays.copyOf(images.values(), 100 * LinearGaussian.PIXELS));
    ImageBlock rest =
        ImageBlock.named(
            images.ids().subList(100, 200),
            Arrays.copyOfRange(
                images.values(), 100 * LinearGaussian.PIXELS, 200 * LinearGaussian.PIXELS));
    ImportanceBound bound = new ImportanceBound(20, 3, ImportanceBound.ALL, null);

    ImportanceBound.Tally parts = bound.of(vae, half).plus(bound.of(vae, rest));

    assertThat(parts.negative().mean())
        .isCloseTo(bound.of(vae, images).negative().mean(), within(1e-6));
    assertThat(bound.of(vae, images)).isEqualTo(bound.of(vae, images));
    assertThat(new ImportanceBound(20, 4, ImportanceBound.ALL, null).of(vae, images))
        .isNotEqualTo(bound.of(vae, images));
  }

  @Test
  void partsOfTheElboAddUp() {
    ElboTally tally = new Elbo(3, 1, null).of(ROUGH.vae(), images);

    assertThat(tally.reconstruction().mean() + tally.kl().mean())
        .isCloseTo(tally.negativeElbo().mean(), within(1e-9));
    double sum = 0;
    for (double nats : tally.klPerDimension()) {
      sum += nats;
    }
    assertThat(sum).isCloseTo(tally.kl().mean(), within(1e-9));
    assertThat(tally.negativeElbo().count()).isEqualTo(LinearGaussian.IMAGES);
  }

  @Test
  void unitsAreActiveWhoseMeanHasAVarianceAboveOneHundredth() {
    // Grey levels vary by 1/12, so the means by |w|²/(1 + |w|²)²/12: 0.0075, 0.0133 and 0.0208.
    assertThat(new Elbo(1, 1, null).of(LinearGaussian.EXACT.vae(), images).activeUnits())
        .isEqualTo(2);
  }

  @Test
  void anEncoderThatIgnoresTheImageHasNoActiveUnit() {
    float[] parameters = LinearGaussian.EXACT.parameters();
    Arrays.fill(parameters, 0, LinearGaussian.PIXELS * 2 * LinearGaussian.LATENTS, 0);

    ElboTally tally = new Elbo(1, 1, null).of(Vae.of(LinearGaussian.SPEC, parameters), images);

    assertThat(tally.activeUnits()).isZero();
  }

  @Test
  void anImageWithoutFiniteElboIsNamed() {
    float[] parameters = LinearGaussian.EXACT.parameters();
    parameters[parameters.length - 1] = Float.NaN;

    ElboTally tally = new Elbo(1, 1, null).of(Vae.of(LinearGaussian.SPEC, parameters), images);

    assertThat(tally.firstNotFinite()).isEqualTo("image0");
  }

  private double elbo(Vae vae, int samples) {
    return -new Elbo(samples, 1, null).of(vae, images).negativeElbo().mean();
  }

  private double bound(Vae vae, int k) {
    return -new ImportanceBound(k, 1, ImportanceBound.ALL, null).of(vae, images).negative().mean();
  }

  private double averageBound(Vae vae, int k, int seeds) {
    double sum = 0;
    for (int seed = 0; seed < seeds; seed++) {
      sum -=
          new ImportanceBound(k, seed, ImportanceBound.ALL, null).of(vae, images).negative().mean();
    }
    return sum / seeds;
  }
}
