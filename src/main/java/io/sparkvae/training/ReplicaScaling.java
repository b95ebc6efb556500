package io.sparkvae.training;

import io.sparkvae.training.LearningRateSchedule.Shape;
import io.sparkvae.training.TrainingSettings.Cadence;

/**
 * What {@code auto} means: minibatches, rounds and step size chosen by the number of replicas K.
 * One replica trains plainly. K replicas see K times the images in one iteration, so the same
 * images give fewer iterations; to lose little by that, the minibatch shrinks, and the step, which
 * the mean of K replicas makes less noisy, grows, with a rise at the beginning and a fall at the
 * end. Everything is bounded by the length of the training. {@code docs/decisions/0006} has the
 * evidence.
 *
 * @param replicas model copies
 * @param images of the replica that has most
 * @param epochs of the whole training
 */
record ReplicaScaling(int replicas, long images, int epochs) {

  /** Images of one minibatch of one replica that trains alone. */
  private static final int PLAIN_BATCH = 128;

  /** Images that a replica takes between two averagings, which cost the same for any minibatch. */
  private static final int IMAGES_PER_ROUND = 10 * PLAIN_BATCH;

  private static final int SMALLEST_BATCH = 16;
  private static final int MINIBATCHES_PER_EPOCH = 16;
  private static final int ROUNDS_PER_EPOCH = 4;
  private static final double LARGEST_SCALE = 6;
  private static final int WARMUP = 150;

  /** Share of a training that the warm-up may take. */
  private static final double WARMUP_SHARE = 0.1;

  static ReplicaScaling of(Shards shards, int epochs) {
    long most = 0;
    for (int replica = 0; replica < shards.replicas(); replica++) {
      most = Math.max(most, shards.images(replica));
    }
    return new ReplicaScaling(shards.replicas(), most, epochs);
  }

  /** What was set, and for the rest what suits these replicas. */
  Pace pace(PaceSettings settings) {
    int batch = settings.batchSizePerWorker().orElseGet(this::batch);
    int frequency = settings.averagingFrequency().orElseGet(() -> frequency(batch));
    PaceSettings.Rate rate = settings.rate();
    double scale = rate.scale().orElseGet(this::scale);
    int warmup = rate.warmupIterations().orElseGet(() -> warmup(batch));
    Shape shape = rate.shape().orElseGet(this::shape);
    double fall = shape == Shape.LATE_LINEAR ? rate.fall() : 0;
    return new Pace(
        new Cadence(batch, frequency),
        new LearningRateSchedule(rate.base() * scale, warmup, shape, fall));
  }

  private boolean alone() {
    return replicas == 1;
  }

  private int batch() {
    if (alone()) {
      return PLAIN_BATCH;
    }
    int largest = replicas <= 8 ? PLAIN_BATCH / 2 : PLAIN_BATCH / 4;
    long enough = Long.highestOneBit(Math.max(1, images / MINIBATCHES_PER_EPOCH));
    return (int) Math.max(SMALLEST_BATCH, Math.min(largest, enough));
  }

  private int frequency(int batch) {
    int wanted = Math.max(1, IMAGES_PER_ROUND / batch);
    return alone() ? wanted : (int) Math.min(wanted, ceilDiv(iterations(batch), ROUNDS_PER_EPOCH));
  }

  private double scale() {
    return Math.min(replicas, LARGEST_SCALE);
  }

  private int warmup(int batch) {
    return alone() ? 0 : (int) Math.min(WARMUP, WARMUP_SHARE * epochs * iterations(batch));
  }

  private Shape shape() {
    return alone() ? Shape.CONSTANT : Shape.LATE_LINEAR;
  }

  /** Iterations of one epoch. */
  private long iterations(int batch) {
    return Math.max(1, ceilDiv(images, batch));
  }

  private static long ceilDiv(long value, long divisor) {
    return (value + divisor - 1) / divisor;
  }
}
