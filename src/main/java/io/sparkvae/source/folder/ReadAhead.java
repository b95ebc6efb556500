package io.sparkvae.source.folder;

import io.sparkvae.source.EncodedImage;
import io.sparkvae.source.ImageReference;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The files of one partition, in the order of their references. They are read ahead on threads of
 * its own, so that the task decodes and computes while a disk or an object store is slow; many at a
 * time, since waking a thread for every small file costs a tenth of what decoding it does.
 * References are taken from the task's own thread, as Spark wants it.
 */
final class ReadAhead implements Iterator<EncodedImage>, Closeable {

  /** Files that are read at once: an object store takes some 50 ms to answer. */
  private static final int THREADS = 4;

  /** Files that wait or are being read: small ones fill no memory, yet each is an object. */
  private static final int MOST_FILES = 64;

  private final Iterator<ImageReference> references;
  private final CompressedFiles files;
  private final long bound;
  private final ExecutorService readers = Executors.newFixedThreadPool(THREADS, ReadAhead::daemon);
  private final Queue<Pending> pending = new ArrayDeque<>();
  private long bytes;

  private record Pending(long bytes, Future<EncodedImage> file) {}

  /**
   * Begins to read.
   *
   * @param bound bytes, as listed, of the files that wait or are being read; the last one may reach
   *     beyond it, and one is read ahead however large it is
   */
  ReadAhead(Iterator<ImageReference> references, CompressedFiles files, long bound) {
    this.references = references;
    this.files = files;
    this.bound = bound;
  }

  private static Thread daemon(Runnable reading) {
    Thread thread = new Thread(reading, "read-ahead");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public boolean hasNext() {
    return !pending.isEmpty() || references.hasNext();
  }

  @Override
  public EncodedImage next() {
    if (pending.isEmpty()) {
      fill();
    }
    Pending first = pending.poll();
    if (first == null) {
      throw new NoSuchElementException();
    }
    EncodedImage image = await(first.file());
    bytes -= first.bytes();
    if (pending.size() <= MOST_FILES / 2 && bytes <= bound / 2) {
      fill();
    }
    return image;
  }

  private void fill() {
    while (wantsMore() && references.hasNext()) {
      ImageReference reference = references.next();
      bytes += reference.bytes();
      pending.add(new Pending(reference.bytes(), readers.submit(() -> files.read(reference))));
    }
  }

  private boolean wantsMore() {
    return pending.isEmpty() || (bytes < bound && pending.size() < MOST_FILES);
  }

  private static EncodedImage await(Future<EncodedImage> file) {
    try {
      return file.get();
    } catch (InterruptedException killed) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the task was told to end while it read", killed);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("reading ahead failed", failed.getCause());
    }
  }

  /** Stops reading; what was read and not asked for is dropped. */
  @Override
  public void close() {
    readers.shutdownNow();
  }
}
