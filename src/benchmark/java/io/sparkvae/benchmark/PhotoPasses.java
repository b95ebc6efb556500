package io.sparkvae.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Passes of a few threads over the photos of a folder, each timed. */
final class PhotoPasses {

  /** Photos that a thread takes at a time; one batch of the encoder. */
  static final int CHUNK = 64;

  /** What is done with some photos. Each thread has one of its own. */
  @FunctionalInterface
  interface Work {
    void take(List<Path> photos) throws IOException;
  }

  /** Makes the work of one thread, on that thread. */
  @FunctionalInterface
  interface Worker {
    Work open();
  }

  private final List<Path> photos;
  private final int threads;
  private final int chunk;

  private PhotoPasses(List<Path> photos, int threads) {
    this.photos = photos;
    this.threads = threads;
    // A few large photos must not lie in one chunk.
    chunk = Math.max(1, Math.min(CHUNK, photos.size() / (16 * threads)));
  }

  /** The JPEG files below a folder, in the order of their names. */
  static PhotoPasses over(Path folder, int threads) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new PhotoPasses(
          files
              .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jpg"))
              .sorted()
              .toList(),
          threads);
    }
  }

  /** Runs passes one after the other and prints photos per second of each; the first warms up. */
  void run(int passes, Worker worker) throws InterruptedException, ExecutionException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    ThreadLocal<Work> works = ThreadLocal.withInitial(worker::open);
    try {
      for (int pass = 0; pass <= passes; pass++) {
        long begin = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          running.add(pool.submit(() -> drain(next, works.get())));
        }
        for (Future<?> thread : running) {
          thread.get();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
            "%-8s %d photos, %.2f s, %.1f photos/s%n",
            pass == 0 ? "warm-up" : "pass " + pass,
            photos.size(),
            seconds,
            photos.size() / seconds);
      }
    } finally {
      pool.shutdown();
    }
  }

  private void drain(AtomicInteger next, Work work) {
    for (int from = next.getAndAdd(chunk); from < photos.size(); from = next.getAndAdd(chunk)) {
      try {
        work.take(photos.subList(from, Math.min(photos.size(), from + chunk)));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
