package io.sparkvae.image.decode.jpeg;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The entropy-coded bytes of a JPEG scan, in which 0xff is always followed by a stuffed zero. */
final class EntropyBytes {

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private EntropyBytes() {}

  /** Position of the next 0xff that begins a marker, restarts included; the length if none does. */
  static int nextMarker(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length) {
      at = nextFullByte(bytes, at);
      if (at + 1 >= bytes.length) {
        return bytes.length;
      }
      int next = bytes[at + 1] & 0xff;
      if (next != 0 && next != 0xff) {
        return at;
      }
      // A second 0xff may itself begin a marker; a stuffed zero may not.
      at += next == 0 ? 2 : 1;
    }
    return bytes.length;
  }

  private static int nextFullByte(byte[] bytes, int from) {
    int at = from;
    // Eight bytes at a time: scanning byte by byte costs a tenth of a scaled decode.
    while (at + Long.BYTES <= bytes.length) {
      long zeros = ~(long) EIGHT.get(bytes, at);
      long found = (zeros - LOW_BITS) & ~zeros & HIGH_BITS;
      if (found != 0) {
        // The lowest bit that is set belongs to the first such byte; those above it may be wrong.
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
      at += Long.BYTES;
    }
    while (at < bytes.length && bytes[at] != (byte) 0xff) {
      at++;
    }
    return at;
  }
}
