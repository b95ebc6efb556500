package io.sparkvae.image;

import java.io.ByteArrayOutputStream;
import java.util.zip.Deflater;

/** Compressed bytes that are small and grow large. */
public final class Deflated {

  private Deflated() {}

  /** A zlib stream of so many zeros. */
  public static byte[] zeros(int count) {
    Deflater deflater = new Deflater(9);
    try {
      ByteArrayOutputStream compressed = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      byte[] zeros = new byte[1 << 16];
      for (int left = count; left > 0; left -= zeros.length) {
        deflater.setInput(zeros, 0, Math.min(left, zeros.length));
        while (!deflater.needsInput()) {
          compressed.write(buffer, 0, deflater.deflate(buffer));
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        compressed.write(buffer, 0, deflater.deflate(buffer));
      }
      return compressed.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
