package io.sparkvae.training;

import io.sparkvae.corpus.ImageBlock;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.reflect.ClassTag$;

/**
 * One round as an RDD: one partition a replica that has work. On an executor, a partition opens
 * only the blocks that the round needs, through the cached partitions of the shards. Serialises the
 * {@link ReplicaWork}; each partition carries its own plan.
 */
final class RoundRdd extends RDD<RoundShare> {

  private final RDD<ImageBlock> shards;
  private final ReplicaWork work;
  private final transient List<ReplicaPlan> plans;
  private final transient int blocksPerReplica;
  private final transient Placement placement;

  /**
   * @param shards replicas times {@code blocksPerReplica} partitions of one block each, replica
   *     after replica
   */
  RoundRdd(
      RDD<ImageBlock> shards,
      int blocksPerReplica,
      List<ReplicaPlan> plans,
      ReplicaWork work,
      Placement placement) {
    super(
        shards.context(),
        seq(List.of(new BlocksOfReplica(shards, blocksPerReplica, plans))),
        ClassTag$.MODULE$.apply(RoundShare.class));
    this.shards = shards;
    this.blocksPerReplica = blocksPerReplica;
    this.plans = plans;
    this.work = work;
    this.placement = placement;
  }

  @Override
  public Partition[] getPartitions() {
    Partition[] blocks = shards.partitions();
    return IntStream.range(0, plans.size())
        .mapToObj(
            i -> {
              ReplicaPlan plan = plans.get(i);
              Partition[] needed =
                  plan.cuts().stream()
                      .map(cut -> blocks[plan.replica() * blocksPerReplica + cut.block()])
                      .toArray(Partition[]::new);
              return new RoundPartition(i, plan, needed);
            })
        .toArray(Partition[]::new);
  }

  @Override
  public Seq<String> getPreferredLocations(Partition split) {
    return seq(placement.of(((RoundPartition) split).plan.replica()));
  }

  @Override
  public Iterator<RoundShare> compute(Partition split, TaskContext context) {
    RoundPartition partition = (RoundPartition) split;
    RoundShare share = work.run(partition.plan, block -> read(partition, block, context));
    return JavaConverters.asScalaIterator(List.of(share).iterator());
  }

  private ImageBlock read(RoundPartition partition, int block, TaskContext context) {
    List<Cut> cuts = partition.plan.cuts();
    int i =
        IntStream.range(0, cuts.size())
            .filter(c -> cuts.get(c).block() == block)
            .findFirst()
            .orElseThrow();
    Iterator<ImageBlock> values = shards.iterator(partition.blocks[i], context);
    ImageBlock value = values.next();
    // Asked to the end, Spark's iterator gives back its lock on the cached block.
    if (values.hasNext()) {
      throw new IllegalStateException("partition %d holds two blocks".formatted(i));
    }
    return value;
  }

  private static <T> Seq<T> seq(List<T> values) {
    return JavaConverters.asScalaBuffer(values).toSeq();
  }

  /** One replica's part of the round; carries the partitions of the blocks that it opens. */
  private static final class RoundPartition implements Partition {

    private final int index;
    private final ReplicaPlan plan;
    private final Partition[] blocks;

    RoundPartition(int index, ReplicaPlan plan, Partition[] blocks) {
      this.index = index;
      this.plan = plan;
      this.blocks = blocks;
    }

    @Override
    public int index() {
      return index;
    }

    @Override
    public int hashCode() {
      return index;
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }

  /** Which partitions of the shards a partition of the round reads. */
  private static final class BlocksOfReplica extends NarrowDependency<ImageBlock> {

    private final transient int blocksPerReplica;
    private final transient List<ReplicaPlan> plans;

    BlocksOfReplica(RDD<ImageBlock> shards, int blocksPerReplica, List<ReplicaPlan> plans) {
      super(shards);
      this.blocksPerReplica = blocksPerReplica;
      this.plans = plans;
    }

    @Override
    public Seq<Object> getParents(int partition) {
      ReplicaPlan plan = plans.get(partition);
      return seq(
          plan.cuts().stream()
              .map(cut -> (Object) (plan.replica() * blocksPerReplica + cut.block()))
              .toList());
    }
  }
}
