package io.sparkvae.source;

import io.sparkvae.storage.Sha256;
import java.nio.ByteBuffer;

/**
 * Four independent 64-bit hashes of an image id: its SHA-256, taken as big endian numbers. They
 * decide what is held out, which replica and block an image goes to, and which images a limited
 * evaluation takes, so they must never change: any language finds the same split again.
 */
public final class ImageIdHash {

  private final ByteBuffer hash;

  private ImageIdHash(byte[] hash) {
    this.hash = ByteBuffer.wrap(hash);
  }

  /** The hashes of that id. */
  public static ImageIdHash of(String imageId) {
    return new ImageIdHash(Sha256.of(imageId));
  }

  /** Whether the image is among that share of all images that is held out; bytes 0 to 7. */
  public boolean isBelow(double fraction) {
    return (hash.getLong(0) >>> 11) * 0x1.0p-53 < fraction;
  }

  /** One of {@code n} replicas; bytes 8 to 15. */
  public int replica(int n) {
    return (int) Long.remainderUnsigned(hash.getLong(8), n);
  }

  /** One of {@code n} blocks; bytes 16 to 23. */
  public int block(int n) {
    return (int) Long.remainderUnsigned(hash.getLong(16), n);
  }

  /** A number of the image's own, for its noise and for choosing a few of many; bytes 24 to 31. */
  public long number() {
    return hash.getLong(24);
  }
}
