package io.sparkvae.source.folder;

import io.sparkvae.image.Decoding.Unreadable;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.source.EncodedImage;
import io.sparkvae.source.EncodedImage.Bytes;
import io.sparkvae.source.EncodedImage.Missing;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.tree.FileTree;
import io.sparkvae.storage.IoFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads the files of one tree. */
final class CompressedFiles {

  /**
   * Bytes of one read. The JDK reads through native memory of the same size, which it keeps for the
   * life of the thread: this much stays in the processor's cache, a whole photo does not.
   */
  private static final int PIECE = 128 << 10;

  private final FileTree tree;
  private final long maxBytes;

  /**
   * Files of that tree.
   *
   * @param maxBytes size above which a file is not read
   */
  CompressedFiles(FileTree tree, long maxBytes) {
    this.tree = tree;
    this.maxBytes = maxBytes;
  }

  /** The bytes of a file, or the reason why there are none; any thread may read. */
  EncodedImage read(ImageReference reference) {
    if (reference.bytes() > maxBytes) {
      return tooLarge(reference, reference.bytes() + " bytes");
    }
    byte[] encoded;
    try (InputStream in = tree.open(reference.uri())) {
      encoded = bytes(in, (int) reference.bytes());
    } catch (IOException failed) {
      return new Missing(
          reference, new Unreadable(UnreadableReason.UNREADABLE, IoFailure.reason(failed)));
    }
    return encoded.length > maxBytes
        ? tooLarge(reference, "more bytes than listed")
        : new Bytes(reference, encoded);
  }

  private Missing tooLarge(ImageReference reference, String what) {
    String detail = "%s, over image.max-bytes = %d".formatted(what, maxBytes);
    return new Missing(reference, new Unreadable(UnreadableReason.TOO_LARGE, detail));
  }

  /** All bytes, up to one more than are allowed; the listed size is only what to expect. */
  private byte[] bytes(InputStream in, int listed) throws IOException {
    byte[] bytes = new byte[listed];
    for (int at = 0; at < listed; at += PIECE) {
      int wanted = Math.min(PIECE, listed - at);
      int read = in.readNBytes(bytes, at, wanted);
      if (read < wanted) {
        return Arrays.copyOf(bytes, at + read);
      }
    }
    byte[] more = in.readNBytes((int) (maxBytes - listed) + 1);
    if (more.length == 0) {
      return bytes;
    }
    byte[] all = Arrays.copyOf(bytes, listed + more.length);
    System.arraycopy(more, 0, all, listed, more.length);
    return all;
  }
}
