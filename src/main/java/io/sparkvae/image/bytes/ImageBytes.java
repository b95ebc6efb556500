package io.sparkvae.image.bytes;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encoded bytes of one image, or a part of them, read by position. Reading past the end is {@code
 * truncated}, never an exception of the JVM's. Borrows the array.
 */
public final class ImageBytes {

  private final byte[] bytes;
  private final int from;
  private final int length;
  private final ByteOrder order;

  private ImageBytes(byte[] bytes, int from, int length, ByteOrder order) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
    this.order = order;
  }

  public static ImageBytes bigEndian(byte[] bytes) {
    return new ImageBytes(bytes, 0, bytes.length, ByteOrder.BIG_ENDIAN);
  }

  public static ImageBytes littleEndian(byte[] bytes) {
    return new ImageBytes(bytes, 0, bytes.length, ByteOrder.LITTLE_ENDIAN);
  }

  /** The part that begins at a position; it is cut to what is there. */
  public ImageBytes slice(int at, int wanted) throws UnreadableException {
    if (at < 0 || at > length) {
      throw ended();
    }
    return new ImageBytes(bytes, from + at, Math.max(0, Math.min(wanted, length - at)), order);
  }

  /** The bytes of this part, copied. */
  public byte[] copy() {
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  public ImageBytes withOrder(ByteOrder other) {
    return new ImageBytes(bytes, from, length, other);
  }

  public int length() {
    return length;
  }

  public int u8(long at) throws UnreadableException {
    if (at < 0 || at >= length) {
      throw ended();
    }
    return bytes[from + (int) at] & 0xff;
  }

  public int u16(long at) throws UnreadableException {
    int a = u8(at);
    int b = u8(at + 1);
    return order == ByteOrder.BIG_ENDIAN ? a << 8 | b : b << 8 | a;
  }

  public long u32(long at) throws UnreadableException {
    long a = u16(at);
    long b = u16(at + 2);
    return order == ByteOrder.BIG_ENDIAN ? a << 16 | b : b << 16 | a;
  }

  public long u64(long at) throws UnreadableException {
    long a = u32(at);
    long b = u32(at + 4);
    return order == ByteOrder.BIG_ENDIAN ? a << 32 | b : b << 32 | a;
  }

  /** Whether these characters are found at a position; false if the data end before. */
  public boolean has(int at, String latin1) {
    byte[] wanted = latin1.getBytes(StandardCharsets.ISO_8859_1);
    if (at < 0 || at + (long) wanted.length > length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[from + at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private UnreadableException ended() {
    return UnreadableException.truncated("its " + length + " bytes end inside the header");
  }
}
