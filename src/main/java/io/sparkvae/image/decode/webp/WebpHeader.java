package io.sparkvae.image.decode.webp;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.ExifOrientation;
import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.ImageFormat;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.decode.opencv.NativeReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What the chunks of a WebP file say (RFC 9649): size of the canvas from the first chunk, whether
 * every chunk is there, the Exif orientation, and where the first frame is.
 */
public final class WebpHeader {

  private static final int FIRST_CHUNK = 12;
  private static final int HEAD = 8;
  private static final int ALPHA_FLAG = 0x10;

  /** Bytes of a frame chunk before the picture in it. */
  private static final int FRAME_HEAD = 16;

  private final byte[] encoded;
  private final ImageBytes bytes;
  private final int end;
  private int orientation = 1;
  private int width;
  private int height;
  private int frameAt = -1;

  private WebpHeader(byte[] encoded) throws UnreadableException {
    this.encoded = encoded;
    bytes = ImageBytes.littleEndian(encoded);
    long promised = 8 + bytes.u32(4);
    if (promised > encoded.length) {
      throw UnreadableException.truncated(
          "the WebP promises %d bytes and has %d".formatted(promised, encoded.length));
    }
    end = (int) promised;
  }

  public static WebpHeader of(byte[] encoded) throws UnreadableException {
    WebpHeader header = new WebpHeader(encoded);
    header.walk();
    header.size();
    return header;
  }

  public ImageHeader image() {
    return new ImageHeader(ImageFormat.WEBP.label(), width, height, orientation);
  }

  /** Where the first frame lies on the canvas; all of it where the file is no animation. */
  NativeReader.Frame frame() throws UnreadableException {
    if (frameAt < 0) {
      return new NativeReader.Frame(0, 0, width, height);
    }
    int left = 2 * u24(frameAt);
    int top = 2 * u24(frameAt + 3);
    int frameWidth = 1 + u24(frameAt + 6);
    int frameHeight = 1 + u24(frameAt + 9);
    if (left + frameWidth > width || top + frameHeight > height) {
      throw UnreadableException.corrupt("the WebP's first frame lies outside its canvas");
    }
    return new NativeReader.Frame(left, top, frameWidth, frameHeight);
  }

  /**
   * A WebP of the first frame alone: OpenCV paints animations on black. The array itself where it
   * is no animation.
   */
  byte[] still() throws UnreadableException {
    if (frameAt < 0) {
      return encoded;
    }
    int from = frameAt + FRAME_HEAD;
    int length = (int) bytes.u32(frameAt - 4L) - FRAME_HEAD;
    if (length < HEAD) {
      throw UnreadableException.corrupt("the WebP's first frame is empty");
    }
    ByteBuffer still = ByteBuffer.allocate(30 + length).order(ByteOrder.LITTLE_ENDIAN);
    still.put(latin1("RIFF")).putInt(22 + length).put(latin1("WEBPVP8X")).putInt(10);
    still.putInt(ALPHA_FLAG).put(encoded, frameAt + 6, 6).put(encoded, from, length);
    return still.array();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void walk() throws UnreadableException {
    int at = FIRST_CHUNK;
    while (at + HEAD <= end) {
      long length = bytes.u32(at + 4L);
      if (at + HEAD + length > end) {
        throw UnreadableException.truncated(
            "a chunk of the WebP promises %d bytes and has fewer".formatted(length));
      }
      if (bytes.has(at, "EXIF")) {
        orientation = ExifOrientation.of(exif(bytes.slice(at + HEAD, (int) length)));
      } else if (bytes.has(at, "ANMF") && frameAt < 0) {
        frameAt = at + HEAD;
      }
      at += HEAD + (int) length + (int) (length & 1);
    }
  }

  /** Some writers put JPEG's prefix before the block. */
  private static ImageBytes exif(ImageBytes payload) throws UnreadableException {
    return payload.has(0, "Exif\0\0") ? payload.slice(6, payload.length()) : payload;
  }

  private void size() throws UnreadableException {
    int at = FIRST_CHUNK + HEAD;
    if (bytes.has(FIRST_CHUNK, "VP8X")) {
      width = 1 + u24(at + 4);
      height = 1 + u24(at + 7);
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
  }

  private int u24(int at) throws UnreadableException {
    return bytes.u16(at) | bytes.u8(at + 2L) << 16;
  }
}
