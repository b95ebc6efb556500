package io.sparkvae.source.folder;

import io.sparkvae.image.Decoding.Unreadable;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.decode.ImageDecoder;
import io.sparkvae.source.DecodedImage;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.tree.FileTree;
import io.sparkvae.storage.IoFailure;
import io.sparkvae.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the files of one tree and decodes them. */
final class CompressedFiles {

  /**
   * Bytes of one read. The JDK reads through native memory of the same size, which it keeps for the
   * life of the thread: this much stays in the processor's cache, a whole photo does not.
   */
  private static final int PIECE = 128 << 10;

  private final FileTree tree;
  private final long maxBytes;
  private final ImageDecoder decoder;

  CompressedFiles(FileTree tree, ImageSettings settings) {
    this.tree = tree;
    this.maxBytes = settings.maxBytes();
    this.decoder = new ImageDecoder(settings);
  }

  /** One file as it was read: its bytes, or why there are none. */
  static final class Fetched {
    private final ImageReference reference;
    private final byte[] encoded;
    private final @Nullable Unreadable failure;

    private Fetched(ImageReference reference, byte[] encoded, @Nullable Unreadable failure) {
      this.reference = reference;
      this.encoded = encoded;
      this.failure = failure;
    }
  }

  /** The image, or the reason why there is none; never fails for the sake of one file. */
  DecodedImage read(ImageReference reference) {
    return decode(fetch(reference));
  }

  /** The bytes of a file, or the reason why there are none; any thread may do it. */
  Fetched fetch(ImageReference reference) {
    if (reference.bytes() > maxBytes) {
      return tooLarge(reference, reference.bytes() + " bytes");
    }
    byte[] encoded;
    try (InputStream in = tree.open(reference.uri())) {
      encoded = bytes(in, (int) reference.bytes());
    } catch (IOException failed) {
      return failed(
          reference, new Unreadable(UnreadableReason.UNREADABLE, IoFailure.reason(failed)));
    }
    return encoded.length > maxBytes
        ? tooLarge(reference, "more bytes than listed")
        : new Fetched(reference, encoded, null);
  }

  /** The image that those bytes hold. */
  DecodedImage decode(Fetched fetched) {
    ImageReference reference = fetched.reference;
    if (fetched.failure != null) {
      return new DecodedImage(reference, "", fetched.failure);
    }
    byte[] encoded = fetched.encoded;
    String hash = Sha256.hex(encoded);
    return encoded.length == 0
        ? new DecodedImage(reference, hash, new Unreadable(UnreadableReason.EMPTY, "no bytes"))
        : new DecodedImage(reference, hash, decoder.decode(encoded));
  }

  private Fetched tooLarge(ImageReference reference, String what) {
    String detail = "%s, over image.max-bytes = %d".formatted(what, maxBytes);
    return failed(reference, new Unreadable(UnreadableReason.TOO_LARGE, detail));
  }

  private static Fetched failed(ImageReference reference, Unreadable why) {
    return new Fetched(reference, new byte[0], why);
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
