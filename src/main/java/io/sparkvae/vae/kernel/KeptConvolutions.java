package io.sparkvae.vae.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** The primitives of one map for the numbers of images that were lately asked for. */
public final class KeptConvolutions {

  /** Whole minibatches, the last one of an epoch, and those of encoding. */
  private static final int NUMBERS = 4;

  private final Map<Integer, PreparedConvolution> kept =
      new LinkedHashMap<>(NUMBERS, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, PreparedConvolution> eldest) {
          return size() > NUMBERS;
        }
      };

  /** The one for so many images, made where there is none. */
  public PreparedConvolution of(int images, IntFunction<PreparedConvolution> maker) {
    return kept.computeIfAbsent(images, maker::apply);
  }
}
