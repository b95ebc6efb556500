package io.sparkvae.image.decode.imageio;

import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.UnreadableException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a third-party decoder on a thread of its own and waits no longer than the deadline. A
 * decoder that hangs is abandoned: its thread, a daemon that nobody waits for, is interrupted, and
 * keeps its memory until it ends, which the limits on size bound.
 */
final class TimeLimitedCall {

  private TimeLimitedCall() {}

  /** What runs under the deadline. */
  interface Call<T> {
    T run() throws UnreadableException;
  }

  /** The result, or the reason why there is none; other exceptions pass as they are. */
  static <T> T of(Call<T> call, Deadline deadline) throws UnreadableException {
    FutureTask<T> task = new FutureTask<>(call::run);
    Thread thread = new Thread(task, "image-decoder");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(Math.max(1, deadline.left()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      thread.interrupt();
      throw deadline.passed();
    } catch (InterruptedException stopped) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new UnreadableException(UnreadableReason.UNREADABLE, "decoding was interrupted");
    } catch (ExecutionException failed) {
      throw cause(failed);
    }
  }

  /** The reason; a bug or an error of the JVM goes on as what it is. */
  private static UnreadableException cause(ExecutionException failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof RuntimeException bug) {
      throw bug;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof UnreadableException known) {
      return known;
    }
    throw new IllegalStateException("a decoder throws what it does not declare", cause);
  }
}
