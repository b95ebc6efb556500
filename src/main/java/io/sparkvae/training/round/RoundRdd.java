package io.sparkvae.training.round;

import io.sparkvae.corpus.ImageBlock;
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
 * other as their shares are asked for. On an executor, a replica opens only the blocks that the
 * round needs, through the cached partitions of the shards. Serialises the {@link ReplicaWork};
 * each partition carries its own plans.
 */
final class RoundRdd extends RDD<RoundContribution> {

  private final RDD<ImageBlock> shards;
  private final ReplicaWork work;
  private final transient List<Seat> seats;
  private final transient PreferredExecutors placement;

  private RoundRdd(
      RDD<ImageBlock> shards, List<Seat> seats, ReplicaWork work, PreferredExecutors placement) {
    super(
        shards.context(),
        seq(List.of(new BlocksOfSeat(shards, seats))),
        ClassTag$.MODULE$.apply(RoundContribution.class));
    this.shards = shards;
    this.seats = seats;
    this.work = work;
    this.placement = placement;
  }

  /**
   * A round.
   *
   * @param shards one block a partition, equally many partitions a replica, replica after replica
   * @param plans of the replicas that have work, by index
   */
  static RoundRdd of(
      RDD<ImageBlock> shards,
      TaskAssignment seating,
      List<ReplicaPlan> plans,
      ReplicaWork work,
      PreferredExecutors placement) {
    Partition[] blocks = shards.partitions();
    int blocksPerReplica = blocks.length / seating.replicas();
    List<Part> parts = new ArrayList<>();
    for (int place = 0; place < plans.size(); place++) {
      ReplicaPlan plan = plans.get(place);
      int first = plan.replica() * blocksPerReplica;
      List<Partition> needed =
          plan.cuts().stream().map(cut -> blocks[first + cut.block()]).toList();
      parts.add(new Part(place, plan, needed));
    }
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < seating.tasks(); i++) {
      int task = i;
      List<Part> possible =
          parts.stream().filter(part -> seating.mayTake(task, part.plan.replica())).toList();
      if (!possible.isEmpty()) {
        seats.add(new Seat(seats.size(), task, seating.shared(), possible));
      }
    }
    return new RoundRdd(shards, seats, work, placement);
  }

  @Override
  public Partition[] getPartitions() {
    return seats.toArray(Partition[]::new);
  }

  @Override
  public Seq<String> getPreferredLocations(Partition split) {
    return seq(placement.of(((Seat) split).task));
  }

  @Override
  public Iterator<RoundContribution> compute(Partition split, TaskContext context) {
    Seat seat = (Seat) split;
    java.util.Iterator<RoundContribution> shares =
        seat.parts.stream()
            .filter(part -> !seat.shared || work.take(part.plan))
            .map(part -> share(part, context))
            .iterator();
    return JavaConverters.asScalaIterator(shares);
  }

  private RoundContribution share(Part part, TaskContext context) {
    RoundContribution share =
        work.run(part.plan, block -> read(part, block, context), context::killTaskIfInterrupted)
            .at(part.place);
    work.arrive(share);
    return share;
  }

  private ImageBlock read(Part part, int block, TaskContext context) {
    List<BlockSlice> cuts = part.plan.cuts();
    int i =
        IntStream.range(0, cuts.size())
            .filter(c -> cuts.get(c).block() == block)
            .findFirst()
            .orElseThrow();
    Iterator<ImageBlock> values = shards.iterator(part.blocks.get(i), context);
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
  private record Part(int place, ReplicaPlan plan, List<Partition> blocks)
      implements Serializable {}

  /** The replicas of one task; where they are shared, as far as no other task has taken them on. */
  private static final class Seat implements Partition {

    private final int index;
    private final int task;
    private final boolean shared;
    private final List<Part> parts;

    Seat(int index, int task, boolean shared, List<Part> parts) {
      this.index = index;
      this.task = task;
      this.shared = shared;
      this.parts = List.copyOf(parts);
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
  private static final class BlocksOfSeat extends NarrowDependency<ImageBlock> {

    private final transient List<Seat> seats;

    BlocksOfSeat(RDD<ImageBlock> shards, List<Seat> seats) {
      super(shards);
      this.seats = seats;
    }

    @Override
    public Seq<Object> getParents(int partition) {
      return seq(
          seats.get(partition).parts.stream()
              .flatMap(part -> part.blocks.stream())
              .map(block -> (Object) block.index())
              .toList());
    }
  }
}
