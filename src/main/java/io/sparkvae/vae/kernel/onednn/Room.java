package io.sparkvae.vae.kernel.onednn;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** Native memory for one thing at a time, which has room for the largest so far. */
final class Room {

  /** Where vectors of the widest instructions begin. */
  private static final int ALIGNMENT = 64;

  private @Nullable BytePointer memory;
  private long bytes;

  /** Where so many bytes may lie until the next call; what lay there is not kept. */
  Pointer of(long wanted) {
    BytePointer held = memory;
    if (held == null || bytes < wanted) {
      if (held != null) {
        held.close();
      }
      held = new BytePointer(wanted + ALIGNMENT);
      memory = held;
      bytes = wanted;
    }
    held.position(0);
    return held.position((ALIGNMENT - held.address() % ALIGNMENT) % ALIGNMENT);
  }
}
