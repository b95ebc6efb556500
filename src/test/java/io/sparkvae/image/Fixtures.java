package io.sparkvae.image;

import io.sparkvae.image.decode.ImageDecoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small pictures, whole and with one flaw each, made up in memory. */
public final class Fixtures {

  public static final int WIDTH = 48;
  public static final int HEIGHT = 40;

  private Fixtures() {}

  /** A decoder to the fixtures' own size, so that pixels come out as they were put in. */
  public static ImageDecoder decoder() {
    return decoder(new ImageShape(3, HEIGHT, WIDTH), Resize.STRETCH);
  }

  public static ImageDecoder decoder(ImageShape shape, Resize resize) {
    return new ImageDecoder(new ImageSettings(shape, resize, 1_000_000, 1 << 20, 30));
  }

  public static Decoding.Pixels pixels(Decoding decoding) {
    if (decoding instanceof Decoding.Unreadable unreadable) {
      throw new AssertionError("no pixels: " + unreadable);
    }
    return (Decoding.Pixels) decoding;
  }

  /** A smooth picture without symmetry: red grows to the right, green downwards. */
  public static BufferedImage gradient(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, 0xff000000 | red(x) << 16 | green(y) << 8 | 60);
      }
    }
    return image;
  }

  public static int red(int x) {
    return 5 * x;
  }

  public static int green(int y) {
    return 6 * y;
  }

  public static byte[] encode(BufferedImage image, String format) {
    return encode(new IIOImage(image, null, null), format, ImageWriteParam.MODE_DISABLED);
  }

  public static byte[] encodeProgressive(BufferedImage image, String format) {
    return encode(new IIOImage(image, null, null), format, ImageWriteParam.MODE_DEFAULT);
  }

  public static byte[] encode(IIOImage image, String format, int progressiveMode) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = jdkWriter(format);
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (progressiveMode != ImageWriteParam.MODE_DISABLED) {
        param.setProgressiveMode(progressiveMode);
      }
      if (format.equals("jpeg")) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.98f);
      }
      writer.setOutput(stream);
      writer.write(null, image, param);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriter jdkWriter(String format) {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith("com.sun.imageio.")) {
        return writer;
      }
    }
    throw new AssertionError("this JDK writes no " + format);
  }

  public static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  public static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The JPEG with a segment behind its first marker. */
  public static byte[] withSegment(byte[] jpeg, int marker, byte[] payload) {
    byte[] head =
        ByteBuffer.allocate(4)
            .put((byte) 0xff)
            .put((byte) marker)
            .putShort((short) (payload.length + 2))
            .array();
    byte[] rest = Arrays.copyOfRange(jpeg, 2, jpeg.length);
    return concat(Arrays.copyOf(jpeg, 2), head, payload, rest);
  }

  /** An Exif block, laid out as a TIFF file, that holds the orientation alone. */
  public static byte[] exif(int orientation) {
    return ByteBuffer.allocate(26)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(latin1("II*\0"))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putInt(orientation)
        .putInt(0)
        .array();
  }

  /** A chunk of a PNG with its checksum. */
  public static byte[] pngChunk(String type, byte[] payload) {
    CRC32 checksum = new CRC32();
    checksum.update(latin1(type));
    checksum.update(payload);
    return concat(
        ByteBuffer.allocate(4).putInt(payload.length).array(),
        latin1(type),
        payload,
        ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }

  /** The PNG with a chunk behind its header. */
  public static byte[] withChunk(byte[] png, byte[] chunk) {
    int header = 8 + 25;
    return concat(Arrays.copyOf(png, header), chunk, Arrays.copyOfRange(png, header, png.length));
  }

  /** A chunk of a RIFF file. */
  static byte[] riffChunk(String type, byte[] payload) {
    byte[] length =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(payload.length).array();
    return concat(latin1(type), length, payload, new byte[payload.length % 2]);
  }
}
