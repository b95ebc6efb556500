package io.sparkvae.training.round;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.exchange.StateBuffers;
import io.sparkvae.vae.TrainingState;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What an executor keeps between the rounds of a run: idle networks, spare states and open blocks,
 * so that nothing is rebuilt, allocated or read again. Nothing in it decides a result: an executor
 * that has lost it, or never had it, computes the same.
 */
public final class ReplicaCache {

  /** Open blocks may take this share of the heap; the least recently used one goes first. */
  private static final long OPEN_BYTES = Runtime.getRuntime().maxMemory() / 16;

  // Per JVM because tasks of later rounds have no other way to find what earlier ones left. Bounded
  // by the tasks that run at a time and by OPEN_BYTES; evicted when the run ends.
  private static final ReplicaCache CACHE = new ReplicaCache();

  private record BlockKey(String run, int replica, int block) {}

  private final Map<String, Deque<Replica>> idle = new HashMap<>();
  private final Map<String, StateBuffers> spares = new HashMap<>();
  private final Map<BlockKey, ImageBlock> open = new LinkedHashMap<>(16, 0.75f, true);
  private long openBytes;

  private ReplicaCache() {}

  public static ReplicaCache ofThisJvm() {
    return CACHE;
  }

  /** An idle network of this run, or a new one; the borrower alone uses it until it is returned. */
  public Replica borrow(String run, ReplicaFactory factory, TrainingState state) {
    synchronized (this) {
      Deque<Replica> waiting = idle.get(run);
      if (waiting != null && !waiting.isEmpty()) {
        return waiting.pop();
      }
    }
    return factory.replica(state);
  }

  /** Takes a network back; one whose task failed is not returned and so forgotten. */
  public synchronized void giveBack(String run, Replica replica) {
    idle.computeIfAbsent(run, key -> new ArrayDeque<>()).push(replica);
  }

  /** The states of this run whose arrays may be used again. */
  synchronized StateBuffers spares(String run) {
    return spares.computeIfAbsent(run, key -> new StateBuffers());
  }

  /** An open block, or the one that the reader brings. */
  ImageBlock block(String run, int replica, int block, Supplier<ImageBlock> reader) {
    BlockKey key = new BlockKey(run, replica, block);
    synchronized (this) {
      ImageBlock known = open.get(key);
      if (known != null) {
        return known;
      }
    }
    ImageBlock read = reader.get();
    keep(key, read);
    return read;
  }

  private synchronized void keep(BlockKey key, ImageBlock block) {
    ImageBlock before = open.put(key, block);
    openBytes += block.values().length - (before == null ? 0 : before.values().length);
    Iterator<ImageBlock> oldest = open.values().iterator();
    while (openBytes > OPEN_BYTES && oldest.hasNext()) {
      openBytes -= oldest.next().values().length;
      oldest.remove();
    }
  }

  /** Forgets everything of this run. */
  synchronized void evict(String run) {
    idle.remove(run);
    spares.remove(run);
    open.keySet().removeIf(key -> key.run().equals(run));
    openBytes = open.values().stream().mapToLong(block -> block.values().length).sum();
  }

  public synchronized int idle(String run) {
    Deque<Replica> waiting = idle.get(run);
    return waiting == null ? 0 : waiting.size();
  }
}
