package io.sparkvae.encoding;

import org.jspecify.annotations.Nullable;

/**
 * The network of the calling task thread, on executors. It outlives the task: Spark runs task after
 * task on the same few threads, and to build a network takes as long as to encode some hundred
 * images. That is why this cache is static; each thread keeps the last model only.
 */
final class ThreadEncoder {

  private static final ThreadLocal<@Nullable Opened> LAST = new ThreadLocal<>();

  private ThreadEncoder() {}

  private record Opened(EncoderModel model, BatchEncoder encoder) {}

  static BatchEncoder of(EncoderModel model) {
    Opened last = LAST.get();
    if (last == null || last.model() != model) {
      last = new Opened(model, model.open());
      LAST.set(last);
    }
    return last.encoder();
  }
}
