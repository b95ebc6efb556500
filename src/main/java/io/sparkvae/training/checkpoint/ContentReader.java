package io.sparkvae.training.checkpoint;

import io.sparkvae.training.exchange.FloatBlocks;
import java.io.DataInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The content of a checkpoint, read value by value. A length is believed only as far as the content
 * goes, so that no file makes this reserve more memory than it takes on storage.
 */
final class ContentReader {

  private final DataInput in;
  private long left;

  /**
   * @param bytes of the whole content
   */
  ContentReader(DataInput in, long bytes) {
    this.in = in;
    this.left = bytes;
  }

  int integer() throws IOException {
    left -= Integer.BYTES;
    return in.readInt();
  }

  long whole() throws IOException {
    left -= Long.BYTES;
    return in.readLong();
  }

  double number() throws IOException {
    left -= Double.BYTES;
    return in.readDouble();
  }

  /** UTF-8 after its length in bytes. */
  String text() throws IOException {
    byte[] bytes = new byte[length(Byte.BYTES)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Packed floats after their number. */
  float[] floats() throws IOException {
    return FloatBlocks.read(in, length(Float.BYTES));
  }

  private int length(int bytesEach) throws IOException {
    int length = integer();
    if (length < 0 || length > left / bytesEach) {
      throw new IOException(
          "it names %d values of %d bytes where %d bytes are left"
              .formatted(length, bytesEach, left));
    }
    left -= (long) length * bytesEach;
    return length;
  }
}
