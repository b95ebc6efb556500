package io.sparkvae.image;

/**
 * What the chunks of a WebP file say (RFC 9649): size of the canvas from the first chunk, whether
 * every chunk is there, and the Exif orientation.
 */
final class WebpHeader {

  private static final int FIRST_CHUNK = 12;
  private static final int PAYLOAD = 8;

  private WebpHeader() {}

  static ImageHeader of(byte[] encoded) throws UnreadableException {
    EncodedBytes bytes = EncodedBytes.littleEndian(encoded);
    long end = 8 + bytes.u32(4);
    if (end > encoded.length) {
      throw UnreadableException.truncated(
          "the WebP promises %d bytes and has %d".formatted(end, encoded.length));
    }
    int orientation = 1;
    int at = FIRST_CHUNK;
    while (at + PAYLOAD <= end) {
      long length = bytes.u32(at + 4L);
      if (at + PAYLOAD + length > end) {
        throw UnreadableException.truncated(
            "a chunk of the WebP promises %d bytes and has fewer".formatted(length));
      }
      if (bytes.has(at, "EXIF")) {
        orientation = ExifOrientation.of(exif(bytes.slice(at + PAYLOAD, (int) length)));
      }
      at += PAYLOAD + (int) length + (int) (length & 1);
    }
    return size(bytes, orientation);
  }

  /** Some writers put JPEG's prefix before the block. */
  private static EncodedBytes exif(EncodedBytes payload) throws UnreadableException {
    return payload.has(0, "Exif\0\0") ? payload.slice(6, payload.length()) : payload;
  }

  private static ImageHeader size(EncodedBytes bytes, int orientation) throws UnreadableException {
    int at = FIRST_CHUNK + PAYLOAD;
    int width;
    int height;
    if (bytes.has(FIRST_CHUNK, "VP8X")) {
      width = 1 + (bytes.u16(at + 4L) | bytes.u8(at + 6L) << 16);
      height = 1 + (bytes.u16(at + 7L) | bytes.u8(at + 9L) << 16);
    } else if (bytes.has(FIRST_CHUNK, "VP8L") && bytes.u8(at) == 0x2f) {
      long sides = bytes.u32(at + 1L);
      width = 1 + (int) (sides & 0x3fff);
      height = 1 + (int) (sides >> 14 & 0x3fff);
    } else if (bytes.has(FIRST_CHUNK, "VP8 ") && bytes.has(at + 3, "\u009d\u0001*")) {
      width = bytes.u16(at + 6L) & 0x3fff;
      height = bytes.u16(at + 8L) & 0x3fff;
    } else {
      throw UnreadableException.corrupt("the WebP does not begin with a picture");
    }
    if (width == 0 || height == 0) {
      throw UnreadableException.corrupt("the WebP promises %dx%d pixels".formatted(width, height));
    }
    return new ImageHeader(ImageFormat.WEBP.label(), width, height, orientation);
  }
}
