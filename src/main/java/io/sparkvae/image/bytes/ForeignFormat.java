package io.sparkvae.image.bytes;

import java.util.HexFormat;

/** Names the encodings that are known by sight and not read, for the sake of the message. */
public final class ForeignFormat {

  private static final int SHOWN = 8;

  private ForeignFormat() {}

  public static UnreadableException of(byte[] encoded) {
    ImageBytes bytes = ImageBytes.bigEndian(encoded);
    String name = name(bytes);
    if (!name.isEmpty()) {
      return UnreadableException.unsupported("%s is not read".formatted(name));
    }
    String start = HexFormat.of().formatHex(encoded, 0, Math.min(SHOWN, encoded.length));
    return UnreadableException.unsupported(
        "bytes that begin with %s are no image".formatted(start));
  }

  private static String name(ImageBytes bytes) {
    if (bytes.has(4, "ftyp")) {
      return bytes.has(8, "avif") ? "AVIF" : "HEIF";
    }
    if (bytes.has(0, "8BPS")) {
      return "Photoshop";
    }
    if (bytes.has(4, "jP  ") || bytes.has(0, "\u00ffO\u00ffQ")) {
      return "JPEG 2000";
    }
    if (bytes.has(0, "\0\0\1\0")) {
      return "ICO";
    }
    return bytes.has(0, "%PDF") ? "PDF" : "";
  }
}
