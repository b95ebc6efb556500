package io.sparkvae.image.bytes;

import io.sparkvae.image.ImageHeader;
import java.util.Locale;
import java.util.Optional;

/** The encodings that are read, told apart by their first bytes and never by a file's name. */
public enum ImageFormat {
  JPEG,
  PNG,
  BMP,
  GIF,
  TIFF,
  WEBP;

  /** Short lower-case name, as {@link ImageHeader} holds it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The format that the first bytes announce, or empty. */
  public static Optional<ImageFormat> of(byte[] encoded) {
    ImageBytes bytes = ImageBytes.bigEndian(encoded);
    if (bytes.has(0, "\u00ff\u00d8\u00ff")) {
      return Optional.of(JPEG);
    }
    if (bytes.has(0, "\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PNG);
    }
    if (bytes.has(0, "GIF87a") || bytes.has(0, "GIF89a")) {
      return Optional.of(GIF);
    }
    if (bytes.has(0, "RIFF") && bytes.has(8, "WEBP")) {
      return Optional.of(WEBP);
    }
    if (isTiff(bytes)) {
      return Optional.of(TIFF);
    }
    // Two letters are a weak sign, so the reserved words that are zero in every BMP count too.
    return bytes.has(0, "BM") && bytes.has(6, "\0\0\0\0") ? Optional.of(BMP) : Optional.empty();
  }

  private static boolean isTiff(ImageBytes bytes) {
    return bytes.has(0, "II*\0")
        || bytes.has(0, "MM\0*")
        || bytes.has(0, "II+\0")
        || bytes.has(0, "MM\0+");
  }
}
