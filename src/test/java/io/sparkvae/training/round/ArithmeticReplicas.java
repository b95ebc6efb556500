package io.sparkvae.training.round;

import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
import io.sparkvae.vae.spec.StepSettings;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Replicas without a network: a few parameters that follow every pixel, every seed and the order of
 * both, so that any image left out, repeated or moved changes the bits. Serialises its record.
 *
 * @param poison image number whose loss is not a number; −1 for none
 */
public record ArithmeticReplicas(int parameters, int poison) implements ReplicaFactory {

  public static final ArithmeticReplicas PLAIN = new ArithmeticReplicas(64, -1);

  /** Numbers of the images that steps were taken on; local mode shares it with the tests. */
  public static final Queue<Integer> SEEN = new ConcurrentLinkedQueue<>();

  public TrainingState beginning() {
    float[] values = new float[parameters];
    for (int i = 0; i < parameters; i++) {
      values[i] = (float) StrictMath.sin(i + 1.0);
    }
    return new TrainingState(values, new float[2 * parameters], 0);
  }

  @Override
  public Replica replica(TrainingState state) {
    return new Arithmetic(poison);
  }

  /** The number that {@link SyntheticShards} wrote into an image. */
  public static int number(PixelRows rows, int i) {
    return ByteBuffer.wrap(rows.array(i)).getInt(rows.offset(i));
  }

  /** A replica that tells of every step before it takes it. */
  public record Observed(Replica replica, Consumer<StepSettings> before) implements Replica {

    @Override
    public void restore(TrainingState state) {
      replica.restore(state);
    }

    @Override
    public TrainingState exchangeState(TrainingState overwritten) {
      return replica.exchangeState(overwritten);
    }

    @Override
    public ElboSum step(PixelRows rows, StepSettings settings) {
      before.accept(settings);
      return replica.step(rows, settings);
    }

    @Override
    public ElboSum evaluate(PixelRows rows, long seed) {
      return replica.evaluate(rows, seed);
    }

    @Override
    public float[] posteriorMeans(PixelRows rows) {
      return replica.posteriorMeans(rows);
    }
  }

  private static final class Arithmetic implements Replica {

    private final int poison;
    private float[] values = new float[0];
    private float[] moments = new float[0];
    private int iteration;

    Arithmetic(int poison) {
      this.poison = poison;
    }

    @Override
    public void restore(TrainingState state) {
      values = state.parameters().clone();
      moments = state.moments().clone();
      iteration = state.iteration();
    }

    @Override
    public TrainingState exchangeState(TrainingState overwritten) {
      System.arraycopy(values, 0, overwritten.parameters(), 0, values.length);
      System.arraycopy(moments, 0, overwritten.moments(), 0, moments.length);
      return overwritten.at(iteration);
    }

    @Override
    public ElboSum step(PixelRows rows, StepSettings settings) {
      double noise = (settings.seed() >>> 11) * 0x1p-53;
      double loss = 0;
      for (int i = 0; i < rows.images(); i++) {
        int number = number(rows, i);
        SEEN.add(number);
        loss += number == poison ? Double.NaN : StrictMath.abs(StrictMath.sin(number + noise));
        for (int p = 0; p < values.length; p++) {
          float pull = (float) StrictMath.sin(number * (p + 1.0) + noise) - values[p] / 3;
          moments[p] += 0.1f * (pull - moments[p]);
          moments[p + values.length] += 0.01f * (pull * pull - moments[p + values.length]);
          values[p] += (float) settings.learningRate() * moments[p] / (iteration + 1);
        }
      }
      iteration++;
      return new ElboSum(rows.images(), loss, settings.beta() * rows.images());
    }

    @Override
    public ElboSum evaluate(PixelRows rows, long seed) {
      double noise = (seed >>> 11) * 0x1p-53;
      double loss = 0;
      for (int i = 0; i < rows.images(); i++) {
        loss += StrictMath.abs(values[0] + StrictMath.sin(number(rows, i) + noise));
      }
      return new ElboSum(rows.images(), loss, 0);
    }

    /** Two dimensions: the first varies from image to image, the second hardly. */
    @Override
    public float[] posteriorMeans(PixelRows rows) {
      float[] means = new float[2 * rows.images()];
      for (int i = 0; i < rows.images(); i++) {
        means[2 * i] = (float) StrictMath.sin(number(rows, i));
        means[2 * i + 1] = 5 + 0.01f * means[2 * i];
      }
      return means;
    }
  }
}
