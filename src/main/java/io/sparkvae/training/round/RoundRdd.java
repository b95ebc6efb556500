package io.sparkvae.training.round;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.exchange.PreferredExecutors;
import io.sparkvae.training.exchange.RoundContribution;
import io.sparkvae.training.schedule.BlockSlice;
import io.sparkvae.training.schedule.ReplicaPlan;
import java.io.Serializable;
import java.util.ArrayList;
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
 * One round as an RDD: a partition is a task with one or more replicas, which it fits one after the
 * other as their contributions are asked for. On an executor, a replica opens only the blocks that
 * the round needs, through the cached partitions of the shards. Serialises the {@link ReplicaWork};
 * each partition carries its own plans.
 */
final class RoundRdd extends RDD<RoundContribution> {

  private final RDD<ImageBlock> shards;
  private final ReplicaWork work;
  private final transient List<RoundPartition> partitions;
  private final transient PreferredExecutors preferred;

  private RoundRdd(
      RDD<ImageBlock> shards,
      List<RoundPartition> partitions,
      ReplicaWork work,
      PreferredExecutors preferred) {
    super(
        shards.context(),
        seq(List.of(new BlocksOfPartition(shards, partitions))),
        ClassTag$.MODULE$.apply(RoundContribution.class));
    this.shards = shards;
    this.partitions = partitions;
    this.work = work;
    this.preferred = preferred;
  }

  /**
   * A round.
   *
   * @param shards one block a partition, equally many partitions a replica, replica after replica
   * @param plans of the replicas that have work, by index
   */
  static RoundRdd of(
      RDD<ImageBlock> shards,
      TaskAssignment assignment,
      List<ReplicaPlan> plans,
      ReplicaWork work,
      PreferredExecutors preferred) {
    Partition[] blocks = shards.partitions();
    int blocksPerReplica = blocks.length / assignment.replicas();
    List<ReplicaTask> replicas = new ArrayList<>();
    for (int place = 0; place < plans.size(); place++) {
      ReplicaPlan plan = plans.get(place);
      int first = plan.replica() * blocksPerReplica;
      List<Partition> needed =
          plan.cuts().stream().map(cut -> blocks[first + cut.block()]).toList();
      replicas.add(new ReplicaTask(place, plan, needed));
    }
    List<RoundPartition> partitions = new ArrayList<>();
    for (int i = 0; i < assignment.tasks(); i++) {
      int task = i;
      List<ReplicaTask> possible =
          replicas.stream()
              .filter(replica -> assignment.mayTake(task, replica.plan.replica()))
              .toList();
      if (!possible.isEmpty()) {
        partitions.add(new RoundPartition(partitions.size(), task, possible));
      }
    }
    return new RoundRdd(shards, partitions, work, preferred);
  }

  @Override
  public Partition[] getPartitions() {
    return partitions.toArray(Partition[]::new);
  }

  @Override
  public Seq<String> getPreferredLocations(Partition split) {
    return seq(preferred.of(((RoundPartition) split).task));
  }

  @Override
  public Iterator<RoundContribution> compute(Partition split, TaskContext context) {
    RoundPartition partition = (RoundPartition) split;
    java.util.Iterator<RoundContribution> contributions =
        partition.replicas.stream()
            .filter(task -> work.handed().take(task.plan.replica()))
            .map(task -> contribution(task, context))
            .iterator();
    return JavaConverters.asScalaIterator(contributions);
  }

  private RoundContribution contribution(ReplicaTask task, TaskContext context) {
    return work.handed()
        .bring(
            work.run(
                task.place,
                task.plan,
                block -> read(task, block, context),
                context::killTaskIfInterrupted));
  }

  private ImageBlock read(ReplicaTask task, int block, TaskContext context) {
    List<BlockSlice> cuts = task.plan.cuts();
    int i =
        IntStream.range(0, cuts.size())
            .filter(c -> cuts.get(c).block() == block)
            .findFirst()
            .orElseThrow();
    Iterator<ImageBlock> values = shards.iterator(task.blocks.get(i), context);
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

  /** One replica's part of the round, with the partitions of the blocks that it opens. */
  private record ReplicaTask(int place, ReplicaPlan plan, List<Partition> blocks)
      implements Serializable {}

  /** The replicas that one task may fit. */
  private static final class RoundPartition implements Partition {

    private final int index;
    private final int task;
    private final List<ReplicaTask> replicas;

    RoundPartition(int index, int task, List<ReplicaTask> replicas) {
      this.index = index;
      this.task = task;
      this.replicas = List.copyOf(replicas);
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
  private static final class BlocksOfPartition extends NarrowDependency<ImageBlock> {

    private final transient List<RoundPartition> partitions;

    BlocksOfPartition(RDD<ImageBlock> shards, List<RoundPartition> partitions) {
      super(shards);
      this.partitions = partitions;
    }

    @Override
    public Seq<Object> getParents(int partition) {
      return seq(
          partitions.get(partition).replicas.stream()
              .flatMap(replica -> replica.blocks.stream())
              .map(block -> (Object) block.index())
              .toList());
    }
  }
}
