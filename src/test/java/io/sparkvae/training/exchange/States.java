package io.sparkvae.training.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.vae.TrainingState;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Training states to test with, and how they compare. */
public final class States {

  private static final int PARAMETERS = 5_001;

  private States() {}

  /** Values of very different magnitudes that follow from the seed. */
  public static TrainingState state(int seed, int iteration) {
    Random random = new Random(seed);
    float[] parameters = new float[PARAMETERS];
    float[] moments = new float[2 * PARAMETERS];
    for (int i = 0; i < moments.length; i++) {
      moments[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(40) - 42));
      parameters[i / 2] = (float) random.nextGaussian();
    }
    parameters[3] = -0.0f;
    return new TrainingState(parameters, moments, iteration);
  }

  /** The mean, written into arrays that held something else. */
  public static TrainingState mean(List<? extends WeightedState> states) {
    TrainingState used = TrainingState.blank(states.get(0).parameters());
    Arrays.fill(used.parameters(), 7);
    Arrays.fill(used.moments(), 8);
    return new WeightedMean().of(states, used);
  }

  public static void assertSameBits(TrainingState actual, TrainingState expected) {
    assertThat(bits(actual.parameters())).isEqualTo(bits(expected.parameters()));
    assertThat(bits(actual.moments())).isEqualTo(bits(expected.moments()));
    assertThat(actual.iteration()).isEqualTo(expected.iteration());
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }
}
