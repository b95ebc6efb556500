package io.sparkvae.training.schedule;

import io.sparkvae.training.schedule.LearningRateSchedule.Shape;

/**
 * What {@code auto} means: minibatches, rounds and step size chosen by the number of replicas K.
 * One replica trains plainly. K replicas see K times the images in one iteration, so the same
 * images give fewer iterations; to lose little by that, the minibatch shrinks, and the step, which
 * the mean of K replicas makes less noisy, grows, with a rise at the beginning and a fall at the
 * end. Everything is bounded by the length of the training. {@code
 * docs/decisions/0006-averaging-by-replicas.md} has the evidence.
 *
 * @param replicas model copies
 * @param images of the replica that has most
 * @param epochs of the whole training
 */
public record ReplicaScaling(int replicas, long images, int epochs) {

  /** Images of one minibatch of each of several replicas, where there are enough of them. */
  private static final int SHARED_BATCH = 96;

  private static final int SMALLEST_BATCH = 16;
  private static final int MINIBATCHES_PER_EPOCH = 16;

  /** Up to so many replicas average every {@link #FREQUENCY} minibatches, more twice as often. */
  private static final int FEW = 8;

  private static final int FREQUENCY = 10;
  private static final int ROUNDS_PER_EPOCH = 4;
  private static final double LARGEST_SCALE = 16;
  private static final int WARMUP = 150;

  /** Iterations of a whole training below which its rate stays that of one replica. */
  private static final int SHORT_RUN = 200;

  /** Share of a training that the warm-up may take. */
  private static final double WARMUP_SHARE = 0.2;

  public static ReplicaScaling of(ShardSizes shards, int epochs) {
    long most = 0;
    for (int replica = 0; replica < shards.replicas(); replica++) {
      most = Math.max(most, shards.images(replica));
    }
    return new ReplicaScaling(shards.replicas(), most, epochs);
  }

  /** What was set, and for the rest what suits these replicas. */
  public Hyperparameters pace(HyperparameterSettings settings) {
    int batch = settings.batchSizePerWorker().orElseGet(this::batch);
    int frequency = settings.averagingFrequency().orElseGet(() -> frequency(batch));
    HyperparameterSettings.Rate rate = settings.rate();
    double scale = rate.scale().orElseGet(() -> scale(batch));
    int warmup = rate.warmupIterations().orElseGet(() -> scale > 1 ? warmup(batch) : 0);
    Shape shape = rate.shape().orElseGet(() -> plain(batch) ? Shape.CONSTANT : Shape.LATE_LINEAR);
    double fall = shape == Shape.LATE_LINEAR ? rate.fall() : 0;
    return new Hyperparameters(
        new MinibatchPlan(batch, frequency),
        new LearningRateSchedule(rate.base() * scale, warmup, shape, fall));
  }

  /** A short run is far from the noise that a fall removes, and a rise takes what it lacks. */
  private boolean plain(int batch) {
    return alone() || epochs * iterations(batch) < SHORT_RUN;
  }

  private boolean alone() {
    return replicas == 1;
  }

  private int batch() {
    if (alone()) {
      return HyperparameterSettings.PLAIN_BATCH;
    }
    long enough = Long.highestOneBit(Math.max(1, images / MINIBATCHES_PER_EPOCH));
    return (int) Math.max(SMALLEST_BATCH, Math.min(SHARED_BATCH, enough));
  }

  private int frequency(int batch) {
    return alone()
        ? FREQUENCY
        : (int)
            Math.min(
                replicas <= FEW ? FREQUENCY : FREQUENCY / 2,
                ceilDiv(iterations(batch), ROUNDS_PER_EPOCH));
  }

  /**
   * Linear in the replicas, whose iterations are as many times fewer; as the root of the minibatch,
   * because Adam divides a gradient by its own noise.
   */
  private double scale(int batch) {
    double scale = replicas * Math.sqrt((double) batch / HyperparameterSettings.PLAIN_BATCH);
    return plain(batch) ? 1 : Math.max(1, Math.min(scale, LARGEST_SCALE));
  }

  private int warmup(int batch) {
    return plain(batch) ? 0 : (int) Math.min(WARMUP, WARMUP_SHARE * epochs * iterations(batch));
  }

  /** Iterations of one epoch. */
  private long iterations(int batch) {
    return Math.max(1, ceilDiv(images, batch));
  }

  private static long ceilDiv(long value, long divisor) {
    return (value + divisor - 1) / divisor;
  }
}
