package io.sparkvae.corpus;

import io.sparkvae.image.Decoding.Unreadable;
import io.sparkvae.image.ImageDecoder;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.UnreadableReason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;

/** Reads and decodes the files of one tree, one after the other. */
final class EncodedFiles {

  private final FileTree tree;
  private final long maxBytes;
  private final ImageDecoder decoder;

  EncodedFiles(FileTree tree, ImageSettings settings) {
    this.tree = tree;
    this.maxBytes = settings.maxBytes();
    this.decoder = new ImageDecoder(settings);
  }

  /** The image, or the reason why there is none; never fails for the sake of one file. */
  ReadImage read(ImageReference reference) {
    if (reference.bytes() > maxBytes) {
      return tooLarge(reference, reference.bytes() + " bytes");
    }
    byte[] encoded;
    try (InputStream in = tree.open(reference.uri())) {
      encoded = bytes(in, (int) reference.bytes());
    } catch (IOException failed) {
      return new ReadImage(
          reference, "", new Unreadable(UnreadableReason.UNREADABLE, IoReason.of(failed)));
    }
    if (encoded.length > maxBytes) {
      return tooLarge(reference, "more bytes than listed");
    }
    String hash = HexFormat.of().formatHex(ContentHash.sha256(encoded));
    return encoded.length == 0
        ? new ReadImage(reference, hash, new Unreadable(UnreadableReason.EMPTY, "no bytes"))
        : new ReadImage(reference, hash, decoder.decode(encoded));
  }

  private ReadImage tooLarge(ImageReference reference, String what) {
    String detail = "%s, over spark-vae.image.max-bytes = %d".formatted(what, maxBytes);
    return new ReadImage(reference, "", new Unreadable(UnreadableReason.TOO_LARGE, detail));
  }

  /** All bytes, up to one more than are allowed; the listed size is only what to expect. */
  private byte[] bytes(InputStream in, int listed) throws IOException {
    byte[] bytes = new byte[listed];
    int read = in.readNBytes(bytes, 0, listed);
    if (read < listed) {
      return Arrays.copyOf(bytes, read);
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
