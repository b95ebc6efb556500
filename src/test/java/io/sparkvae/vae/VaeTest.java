package io.sparkvae.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.error.SettingsException;
import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.Binarisation;
import io.sparkvae.vae.spec.ElboSum;
import io.sparkvae.vae.spec.Likelihood;
import io.sparkvae.vae.spec.ModelSettings;
import io.sparkvae.vae.spec.StepSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

public class VaeTest {

  private static final ImageShape GREY = new ImageShape(1, 8, 8);
  private static final ImageShape COLOUR = new ImageShape(3, 16, 16);
  private static final StepSettings STEP = new StepSettings(1e-2, 1, 1);

  @BeforeAll
  static void oneThread() {
    ComputeThreads.use(1);
  }

  @Test
  void stepsLowerTheLoss() {
    for (VaeSpec spec : List.of(dense(Binarisation.NONE), conv())) {
      Vae vae = Vae.fresh(spec, 1);
      PixelRows rows = bars(32, spec.shape());
      double before = vae.evaluate(rows, 5).negativeElbo();

      for (int i = 0; i < 30; i++) {
        vae.step(rows, new StepSettings(3e-3, 1, i));
      }

      assertThat(vae.evaluate(rows, 5).negativeElbo()).isLessThan(before - 5);
    }
  }

  @Test
  void aLatentDoesNotDependOnItsCompany() {
    for (VaeSpec spec : List.of(dense(Binarisation.NONE), conv())) {
      Vae vae = Vae.fresh(spec, 1);
      PixelRows rows = bars(150, spec.shape());

      Posterior together = vae.encodeWithReconstruction(rows);

      for (int i : new int[] {0, 1, 63, 64, 149}) {
        Posterior alone = vae.encodeWithReconstruction(rows.part(i, i + 1));
        int z = alone.latentDim();
        assertThat(alone.mean()).isEqualTo(Arrays.copyOfRange(together.mean(), i * z, i * z + z));
        assertThat(alone.reconstruction()[0]).isEqualTo(together.reconstruction()[i]);
        assertThat(alone.kl()[0]).isEqualTo(together.kl()[i]);
      }
    }
  }

  @Test
  void theEncoderAloneSaysTheSame() {
    for (VaeSpec spec : List.of(dense(Binarisation.NONE), conv())) {
      Vae vae = Vae.fresh(spec, 1);
      PixelRows rows = bars(70, spec.shape());

      Posterior whole = vae.encodeWithReconstruction(rows);
      Posterior encoder = vae.encode(rows);

      assertThat(encoder.mean()).isEqualTo(whole.mean());
      assertThat(encoder.logVariance()).isEqualTo(whole.logVariance());
      assertThat(encoder.kl()).isEqualTo(whole.kl());
      assertThat(encoder.reconstruction()).isEmpty();
      assertThat(whole.reconstruction()).hasSize(70);
    }
  }

  @Test
  void restoringAStateRepeatsTheStepsAfterIt() {
    PixelRows rows = bars(20, GREY);
    Vae vae = Vae.fresh(dense(Binarisation.DYNAMIC), 1);
    vae.step(rows, STEP);
    TrainingState state = vae.state();
    vae.step(rows, STEP);

    Vae other = Vae.fresh(dense(Binarisation.DYNAMIC), 2);
    other.restore(state);
    other.step(rows, STEP);

    assertThat(other.state().parameters()).isEqualTo(vae.state().parameters());
    assertThat(other.state().moments()).isEqualTo(vae.state().moments());
    assertThat(other.state().iteration()).isEqualTo(2);
  }

  @Test
  void aStateHandedOverIsTheStateAndTakesThePlaceOfItsSpare() {
    PixelRows rows = bars(20, GREY);
    Vae vae = Vae.fresh(dense(Binarisation.DYNAMIC), 1);
    vae.step(rows, STEP);
    TrainingState copy = vae.state();
    TrainingState spare = TrainingState.blank(vae.parameterCount());
    TrainingState given = vae.exchangeState(spare);
    assertThat(given.parameters()).isEqualTo(copy.parameters()).isSameAs(spare.parameters());
    assertThat(given.moments()).isEqualTo(copy.moments());
    assertThat(given.iteration()).isEqualTo(1);

    vae.restore(given);
    vae.step(rows, STEP);
    vae.restore(copy);
    vae.step(rows, STEP);
    assertThat(given.moments()).as("lent, not written to").isEqualTo(copy.moments());
    Vae other = Vae.of(dense(Binarisation.DYNAMIC), copy.parameters());
    other.restore(copy);
    other.step(rows, STEP);
    assertThat(vae.state().parameters()).isEqualTo(other.state().parameters());
    assertThat(vae.state().moments()).isEqualTo(other.state().moments());
  }

  @Test
  void aDecoderWithoutWeightsShowsTheMeanImageItBeganAt() {
    Vae dense = Vae.fresh(dense(Binarisation.NONE), 1);
    double[] mean = new double[GREY.values()];
    Arrays.setAll(mean, i -> (i % 11) / 10.0);
    float[] shown = shown(dense, mean);
    for (int i = 0; i < mean.length; i++) {
      double expected = Math.max(0.001, Math.min(0.999, mean[i]));
      assertThat((double) shown[i]).isCloseTo(expected, within(1e-6));
    }
  }

  @Test
  void aConvolutionalDecoderBeginsAtTheMeanOfEachChannel() {
    double[] mean = new double[COLOUR.values()];
    int area = mean.length / 3;
    Arrays.setAll(mean, i -> level(i / area) + (i % 2 == 0 ? 0.1 : -0.1));
    float[] shown = shown(Vae.fresh(conv(), 1), mean);
    for (int i = 0; i < shown.length; i++) {
      assertThat((double) shown[i]).isCloseTo(level(i / area), within(1e-6));
    }
  }

  private static double level(int channel) {
    return 0.2 + 0.2 * channel;
  }

  /** What a decoder shows whose only parameters are those that a mean image gives it. */
  private static float[] shown(Vae fresh, double[] mean) {
    Vae vae = Vae.of(fresh.spec(), new float[fresh.parameterCount()]);
    VaeStart.atMean(vae, mean);
    float[] z = new float[fresh.spec().model().latentDim()];
    Arrays.fill(z, 0.7f);
    return vae.decode(z);
  }

  @Test
  void aModelMadeOfParametersEncodesLikeTheOriginal() {
    Vae vae = Vae.fresh(conv(), 3);
    Vae copy = Vae.of(conv(), vae.state().parameters());

    assertThat(copy.encode(bars(3, COLOUR)).mean()).isEqualTo(vae.encode(bars(3, COLOUR)).mean());
  }

  @Test
  void noiseFollowsFromTheSeed() {
    Vae vae = Vae.fresh(dense(Binarisation.NONE), 1);
    PixelRows rows = bars(10, GREY);

    assertThat(vae.evaluate(rows, 1)).isEqualTo(vae.evaluate(rows, 1));
    assertThat(vae.evaluate(rows, 1)).isNotEqualTo(vae.evaluate(rows, 2));
  }

  @Test
  void anInfiniteStepShowsInTheNextLossAndThenStopsMovingParameters() {
    Vae vae = Vae.fresh(dense(Binarisation.NONE), 1);
    PixelRows rows = bars(10, GREY);
    vae.step(rows, new StepSettings(1e30, 1, 1));
    float[] wild = vae.state().parameters();

    ElboSum sum = vae.step(rows, STEP);

    assertThat(sum.isFinite()).isFalse();
    assertThat(vae.state().parameters()).isEqualTo(wild);
    assertThat(vae.state().iteration()).isEqualTo(1);
  }

  @Test
  void decodedImagesComeChannelsFirst() {
    Vae vae = Vae.fresh(conv(), 1);
    byte[] red = new byte[COLOUR.values()];
    Arrays.fill(red, 0, 256, (byte) 255);
    PixelRows rows = PixelRows.packed(red, 1, COLOUR.values());
    for (int i = 0; i < 60; i++) {
      vae.step(rows, new StepSettings(3e-3, 0, i));
    }

    float[] pixels = vae.decode(vae.encode(rows).mean());

    assertThat(pixels).hasSize(COLOUR.values());
    assertThat(mean(pixels, 0, 256)).isGreaterThan(mean(pixels, 256, 512) + 0.4);
    assertThat(mean(pixels, 512, 768)).isLessThan(mean(pixels, 0, 256) - 0.4);
  }

  @Test
  void convRefusesShapesItCannotHalveFourTimes() {
    ModelSettings model =
        new ModelSettings(
            Architecture.CONV, 4, List.of(), Likelihood.GAUSSIAN, Binarisation.NONE, 1, 0);
    AdamSettings adam = new AdamSettings(0.9, 0.999, 1e-8);

    assertThatThrownBy(() -> new VaeSpec(model, new ImageShape(3, 40, 40), adam, 0))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "Cannot build model conv for images of 40x40 pixels: it halves a square four times"
                + " (set image.width and height to the same multiple of 16, or"
                + " model.architecture to dense)");
  }

  static VaeSpec dense(Binarisation binarisation) {
    return new VaeSpec(
        new ModelSettings(
            Architecture.DENSE, 4, List.of(30), Likelihood.BERNOULLI, binarisation, 1, 0),
        GREY,
        new AdamSettings(0.9, 0.999, 1e-8),
        9);
  }

  public static VaeSpec conv() {
    return new VaeSpec(
        new ModelSettings(
            Architecture.CONV, 4, List.of(), Likelihood.GAUSSIAN, Binarisation.NONE, 1, 0),
        COLOUR,
        new AdamSettings(0.9, 0.999, 1e-8),
        9);
  }

  /** Images with one bright bar each, from a seed. */
  public static PixelRows bars(int images, ImageShape shape) {
    SplittableRandom random = new SplittableRandom(images);
    byte[] values = new byte[images * shape.values()];
    for (int i = 0; i < images; i++) {
      int bar = random.nextInt(shape.width());
      for (int at = 0; at < shape.values(); at++) {
        int level = at % shape.width() == bar ? 255 : random.nextInt(20);
        values[i * shape.values() + at] = (byte) level;
      }
    }
    return PixelRows.packed(values, images, shape.values());
  }

  private static double mean(float[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    return sum / (to - from);
  }
}
