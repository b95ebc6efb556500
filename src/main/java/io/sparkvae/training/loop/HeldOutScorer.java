package io.sparkvae.training.loop;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.exchange.DistributedState;
import io.sparkvae.training.exchange.PendingState;
import io.sparkvae.training.round.Replica;
import io.sparkvae.training.round.ReplicaCache;
import io.sparkvae.training.round.ReplicaFactory;
import io.sparkvae.training.round.ReplicaPool;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.Seeds;
import io.sparkvae.vae.spec.Seeds.Purpose;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Scores a model on held-out images, on the executors. */
public final class HeldOutScorer {

  private final JavaRDD<ImageBlock> images;
  private final ReplicaPool pool;
  private final Noise noise;

  /**
   * How the score is drawn.
   *
   * @param seed of the noise, the same in every epoch so that epochs compare
   */
  public record Noise(int batchSize, long seed) implements Serializable {}

  public HeldOutScorer(JavaRDD<ImageBlock> images, ReplicaPool pool, Noise noise) {
    this.images = images;
    this.pool = pool;
    this.noise = noise;
  }

  /** Loss terms and activity over all held-out images, added in order of their blocks. */
  HeldOutScore score(TrainingState state) {
    try (DistributedState handed = pool.handOut(PendingState.known(state), 0)) {
      Work work = new Work(pool.factory(), noise, handed);
      List<HeldOutScore> scores = images.mapPartitionsWithIndex(work::run, true).collect();
      return scores.stream().reduce(HeldOutScore.ZERO, HeldOutScore::plus);
    }
  }

  /** Scores one partition on an executor; serialises the factory and the state's handle. */
  private record Work(ReplicaFactory factory, Noise noise, DistributedState handed)
      implements Serializable {

    Iterator<HeldOutScore> run(int partition, Iterator<ImageBlock> blocks) {
      if (!blocks.hasNext()) {
        return List.of(HeldOutScore.ZERO).iterator();
      }
      String run = handed.key().run();
      TrainingState state = handed.state();
      Replica replica = ReplicaCache.ofThisJvm().borrow(run, factory, state);
      replica.restore(state);
      HeldOutScore score = HeldOutScore.ZERO;
      for (int block = 0; blocks.hasNext(); block++) {
        long seed = Seeds.of(Purpose.EVALUATION, noise.seed(), partition, block);
        score = score.plus(score(replica, blocks.next(), seed));
      }
      ReplicaCache.ofThisJvm().giveBack(run, replica);
      return List.of(score).iterator();
    }

    private HeldOutScore score(Replica replica, ImageBlock block, long seed) {
      HeldOutScore score = HeldOutScore.ZERO;
      int values = block.values().length / Math.max(1, block.images());
      PixelRows all = PixelRows.packed(block.values(), block.images(), values);
      for (int from = 0; from < block.images(); from += noise.batchSize()) {
        PixelRows rows = all.part(from, Math.min(from + noise.batchSize(), block.images()));
        long batchSeed = Seeds.of(Purpose.EVALUATION, seed, from);
        score =
            score.plus(
                HeldOutScore.of(replica.evaluate(rows, batchSeed), replica.posteriorMeans(rows)));
      }
      return score;
    }
  }
}
