package io.sparkvae.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.GoldenPictures;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.WebpFixtures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One flaw at a time. */
class DamagedImageTest {

  private static final BufferedImage GRADIENT = Fixtures.gradient(BufferedImage.TYPE_INT_RGB);

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
  void fileCutInTheMiddleIsTruncated(String format) {
    byte[] whole = Fixtures.encode(GRADIENT, format);

    assertThat(reason(Arrays.copyOf(whole, whole.length / 2)))
        .isEqualTo(UnreadableReason.TRUNCATED);
  }

  @Test
  void webpCutInTheMiddleIsTruncated() {
    byte[] whole = WebpFixtures.flat(32, Color.RED);

    assertThat(reason(Arrays.copyOf(whole, whole.length - 4)))
        .isEqualTo(UnreadableReason.TRUNCATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
  void bytesBehindThePictureAreIgnored(String format) {
    byte[] longer =
        Fixtures.concat(Fixtures.encode(GRADIENT, format), new byte[100], Fixtures.latin1("more"));

    assertThat(Fixtures.decoder().decode(longer)).isInstanceOf(Decoding.Pixels.class);
  }

  @Test
  void jpegWithoutItsEndIsTruncated() {
    byte[] jpeg = Fixtures.encode(GRADIENT, "jpeg");

    assertThat(Fixtures.decoder().decode(Arrays.copyOf(jpeg, jpeg.length - 2)))
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.TRUNCATED,
                "the JPEG's %d bytes end inside its picture".formatted(jpeg.length - 2)));
  }

  @Test
  void endMarkerOfAThumbnailIsNotThatOfThePicture() {
    byte[] jpeg = Fixtures.encode(GRADIENT, "jpeg");
    byte[] withThumbnail =
        Fixtures.withSegment(jpeg, 0xe1, Fixtures.concat(Fixtures.latin1("thumb"), jpeg));

    assertThat(Fixtures.decoder().decode(withThumbnail)).isInstanceOf(Decoding.Pixels.class);
    assertThat(reason(Arrays.copyOf(withThumbnail, withThumbnail.length - 300)))
        .isEqualTo(UnreadableReason.TRUNCATED);
  }

  @Test
  void jpegWhoseDataEndEarlyIsTruncatedThoughItsEndMarkerIsThere() {
    byte[] jpeg = Fixtures.encode(GRADIENT, "jpeg");
    int cut = jpeg.length - 300;
    byte[] closed =
        Fixtures.concat(Arrays.copyOf(jpeg, cut), new byte[] {0, (byte) 0xff, (byte) 0xd9});

    assertThat(reason(closed)).isEqualTo(UnreadableReason.TRUNCATED);
  }

  @Test
  void progressiveJpegWithoutItsLaterScansIsTruncated() {
    byte[] jpeg = Fixtures.encodeProgressive(GRADIENT, "jpeg");
    int secondScan = indexOf(jpeg, 0xda, indexOf(jpeg, 0xda, 0) + 2);
    byte[] closed =
        Fixtures.concat(Arrays.copyOf(jpeg, secondScan), new byte[] {(byte) 0xff, (byte) 0xd9});

    assertThat(reason(closed)).isEqualTo(UnreadableReason.TRUNCATED);
  }

  @Test
  void greyPictureIsNotTakenForAnEarlyEnd() {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      grey.setRGB(i % 16, i / 16, 0x808080);
    }

    assertThat(Fixtures.decoder().decode(Fixtures.encode(grey, "jpeg")))
        .isInstanceOf(Decoding.Pixels.class);
  }

  @Test
  void pngWithAWrongChecksumIsCorrupt() {
    byte[] png = Fixtures.encode(GRADIENT, "png");
    png[png.length / 2] ^= 1;

    assertThat(Fixtures.decoder().decode(png))
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.CORRUPT, "a PNG chunk does not match its checksum"));
  }

  @Test
  void pngWhoseDataInflateToTooFewRowsIsTruncated() {
    byte[] png = Fixtures.encode(GRADIENT, "png");
    byte[] header = Arrays.copyOfRange(png, 16, 29);
    ByteBuffer.wrap(header).putInt(4, 400);
    byte[] taller =
        Fixtures.concat(
            Arrays.copyOf(png, 8),
            Fixtures.pngChunk("IHDR", header),
            Arrays.copyOfRange(png, 33, png.length));

    assertThat(Fixtures.decoder().decode(taller))
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.TRUNCATED, "the PNG's image data end before its last row"));
  }

  @Test
  void compressedTextIsNotInflated() {
    byte[] png = Fixtures.encode(GRADIENT, "png");
    byte[] text = Fixtures.latin1("a\0\0no zlib stream, which any attempt would notice");

    assertThat(Fixtures.decoder().decode(Fixtures.withChunk(png, Fixtures.pngChunk("zTXt", text))))
        .isInstanceOf(Decoding.Pixels.class);
  }

  @Test
  void noDamageOfAFewBytesMeetsABug() {
    Random random = new Random(20240607);
    ImageDecoder decoder = Fixtures.decoder(new ImageShape(3, 16, 16), Resize.CROP);
    wholeFiles()
        .forEach(
            (name, whole) -> {
              assertThat(decoder.decode(whole)).as(name).isInstanceOf(Decoding.Pixels.class);
              for (int i = 0; i < 60; i++) {
                byte[] damaged = whole.clone();
                int flips = 1 + random.nextInt(4);
                for (int f = 0; f < flips; f++) {
                  // Headers are short and dangerous: every second flip goes there.
                  int range = random.nextBoolean() ? whole.length : Math.min(200, whole.length);
                  damaged[random.nextInt(range)] = (byte) random.nextInt(256);
                }
                if (random.nextInt(4) == 0) {
                  damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
                }
                assertOutcome(name, decoder.decode(damaged));
              }
            });
  }

  private static void assertOutcome(String name, Decoding decoding) {
    if (decoding instanceof Decoding.Pixels pixels) {
      assertThat(pixels.values()).as(name).hasSize(3 * 16 * 16);
    } else {
      Decoding.Unreadable unreadable = (Decoding.Unreadable) decoding;
      assertThat(unreadable.detail()).as(name).isNotBlank();
      assertThat(unreadable.reason())
          .as("%s: %s", name, unreadable.detail())
          .isNotEqualTo(UnreadableReason.INTERNAL_ERROR);
    }
  }

  private static Map<String, byte[]> wholeFiles() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String format : new String[] {"jpeg", "png", "gif", "bmp", "tiff"}) {
      files.put(format, Fixtures.encode(GRADIENT, format));
    }
    files.put("progressive jpeg", Fixtures.encodeProgressive(GRADIENT, "jpeg"));
    files.put("interlaced png", Fixtures.encodeProgressive(GRADIENT, "png"));
    byte[] webp = WebpFixtures.flat(32, new Color(200, 60, 30));
    files.put("webp", webp);
    files.put("animated webp", WebpFixtures.animated(webp, 32, 2, 4, 40));
    GoldenPictures.files().forEach(name -> files.put(name, GoldenPictures.bytes(name)));
    return files;
  }

  private static UnreadableReason reason(byte[] encoded) {
    Decoding decoding = Fixtures.decoder().decode(encoded);
    assertThat(decoding).isInstanceOf(Decoding.Unreadable.class);
    return ((Decoding.Unreadable) decoding).reason();
  }

  private static int indexOf(byte[] bytes, int marker, int from) {
    for (int i = from; i + 1 < bytes.length; i++) {
      if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) marker) {
        return i;
      }
    }
    throw new AssertionError("no marker");
  }
}
