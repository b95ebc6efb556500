package io.sparkvae.distance;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.spec.LatentDistance;
import io.sparkvae.vae.spec.Seeds;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Chooses the distance of a model without labels: that under which altered copies of pictures find
 * their originals best. How latents vary is learned from training images, the choice is made on
 * held-out ones where there are any.
 */
public final class DistanceFit {

  private static final int MOST_PAIRS = 4096;
  private static final int MOST_PICTURES = 4096;
  private static final int MOST_QUERIES = 1024;

  /** Fewer pictures than this say nothing about a covariance of latents. */
  private static final int FEWEST = 8;

  private static final long LEARN = 5;
  private static final long ASK = 6;

  private final JavaSparkContext spark;
  private final VaeModel model;

  public DistanceFit(JavaSparkContext spark, VaeModel model) {
    this.spark = spark;
    this.model = model;
  }

  /**
   * The distance; nothing where there are too few images to choose by.
   *
   * @param training blocks, some perhaps empty
   * @param heldOut blocks to choose by; where they hold too little, the training images serve
   */
  public Optional<DistanceChoice> choose(
      JavaRDD<ImageBlock> training, JavaRDD<ImageBlock> heldOut) {
    Broadcast<VaeModel> shared = spark.broadcast(model);
    try {
      PairMoments moments = moments(shared, training);
      if (moments.pairs() < FEWEST) {
        return Optional.empty();
      }
      CopySearch search = search(shared, heldOut);
      if (search.queries() < FEWEST) {
        search = search(shared, training);
      }
      return Optional.of(best(Candidates.of(moments, model.latentDim()), search));
    } finally {
      shared.destroy();
    }
  }

  private DistanceChoice best(List<LatentDistance> candidates, CopySearch search) {
    LatentDistance best = candidates.get(0);
    CopySearch.Found plain = search.by(best);
    CopySearch.Found found = plain;
    for (LatentDistance candidate : candidates.subList(1, candidates.size())) {
      CopySearch.Found now = search.by(candidate);
      if (now.reciprocalRank() > found.reciprocalRank()) {
        best = candidate;
        found = now;
      }
    }
    return new DistanceChoice(best, search.queries(), found.recall(), plain.recall());
  }

  private PairMoments moments(Broadcast<VaeModel> shared, JavaRDD<ImageBlock> blocks) {
    int latents = model.latentDim();
    PairMoments sum = new PairMoments(latents);
    AlteredLatents altered = new AlteredLatents(shared, each(blocks, MOST_PAIRS));
    new OrderedBlocks(spark)
        .forEach(
            "Latents of altered pictures",
            blocks.map(new MomentsOfBlock(altered, latents)),
            16L * latents * latents,
            sum::add);
    return sum;
  }

  private CopySearch search(Broadcast<VaeModel> shared, JavaRDD<ImageBlock> blocks) {
    AlteredLatents altered = new AlteredLatents(shared, each(blocks, MOST_PICTURES));
    List<float[][]> parts = new ArrayList<>();
    new OrderedBlocks(spark)
        .forEach(
            "Pictures looked for by altered copies",
            blocks.map(new PairsOfBlock(altered)),
            8L * each(blocks, MOST_PICTURES) * model.latentDim(),
            parts::add);
    float[] originals = joined(parts, 0);
    float[] copies = joined(parts, 1);
    int asked = Math.min(copies.length, MOST_QUERIES * model.latentDim());
    return new CopySearch(originals, Arrays.copyOf(copies, asked), model.latentDim());
  }

  private static float[] joined(List<float[][]> parts, int which) {
    int length = parts.stream().mapToInt(part -> part[which].length).sum();
    float[] all = new float[length];
    int at = 0;
    for (float[][] part : parts) {
      System.arraycopy(part[which], 0, all, at, part[which].length);
      at += part[which].length;
    }
    return all;
  }

  private static int each(JavaRDD<ImageBlock> blocks, int most) {
    int partitions = Math.max(1, blocks.getNumPartitions());
    return (most + partitions - 1) / partitions;
  }

  /** Two copies of each picture of a block, on executors. */
  @DefaultSerializer(JavaSerializer.class)
  private record MomentsOfBlock(AlteredLatents altered, int latents)
      implements Function<ImageBlock, PairMoments>, Serializable {
    @Override
    public PairMoments call(ImageBlock block) {
      PairMoments moments = new PairMoments(latents);
      moments.add(
          altered.copies(block, Seeds.derived(LEARN, 1)),
          altered.copies(block, Seeds.derived(LEARN, 2)));
      return moments;
    }
  }

  /** Each picture of a block and one copy of it, on executors. */
  @DefaultSerializer(JavaSerializer.class)
  private record PairsOfBlock(AlteredLatents altered)
      implements Function<ImageBlock, float[][]>, Serializable {
    @Override
    public float[][] call(ImageBlock block) {
      return new float[][] {altered.originals(block), altered.copies(block, Seeds.derived(ASK, 1))};
    }
  }
}
