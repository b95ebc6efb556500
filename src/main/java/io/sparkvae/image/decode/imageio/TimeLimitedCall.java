package io.sparkvae.image.decode.imageio;

import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.UnreadableException;
import java.io.EOFException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs somebody else's decoder on a thread of its own and waits no longer than the deadline. A
 * decoder that hangs is given up: its thread is interrupted, is a daemon and has nothing that
 * anybody waits for. It keeps its memory until it ends, which the limits on size bound.
 */
final class TimeLimitedCall {

  private TimeLimitedCall() {}

  /** The result, or the reason why there is none; nothing that the decoder throws gets out. */
  static <T> T call(Callable<T> decoder, Deadline deadline) throws UnreadableException {
    FutureTask<T> task = new FutureTask<>(decoder);
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
      throw reason(Objects.requireNonNullElse(failed.getCause(), failed));
    }
  }

  private static UnreadableException reason(Throwable cause) {
    if (cause instanceof UnreadableException known) {
      return known;
    }
    if (cause instanceof EOFException) {
      return UnreadableException.truncated("the data end before the picture does");
    }
    if (cause instanceof OutOfMemoryError) {
      return UnreadableException.tooLarge("decoding needs more memory than there is");
    }
    // Third-party readers meet bad bytes with any exception there is, stack overflow included.
    return UnreadableException.corrupt("the decoder fails: " + firstLine(cause));
  }

  private static String firstLine(Throwable cause) {
    String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return cause.getClass().getSimpleName() + ", " + message;
  }
}
