package io.sparkvae.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.RawImage;
import io.sparkvae.image.Resize;
import io.sparkvae.image.UnreadableReason;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

  @ParameterizedTest
  @CsvSource({"png, 0", "bmp, 0", "tiff, 0", "jpeg, 5"})
  void pixelsComeOutAsTheyWentIn(String format, int tolerance) {
    byte[] encoded = Fixtures.encode(Fixtures.gradient(BufferedImage.TYPE_INT_RGB), format);

    Decoding.Pixels pixels = Fixtures.pixels(Fixtures.decoder().decode(encoded));

    assertThat(pixels.header())
        .isEqualTo(new ImageHeader(format, Fixtures.WIDTH, Fixtures.HEIGHT, 1));
    assertGradient(pixels, tolerance);
  }

  @Test
  void progressiveJpegIsTheSamePicture() {
    BufferedImage gradient = Fixtures.gradient(BufferedImage.TYPE_INT_RGB);

    assertGradient(
        Fixtures.pixels(Fixtures.decoder().decode(Fixtures.encodeProgressive(gradient, "jpeg"))),
        5);
  }

  @Test
  void interlacedPngIsTheSamePicture() {
    BufferedImage gradient = Fixtures.gradient(BufferedImage.TYPE_INT_RGB);

    assertGradient(
        Fixtures.pixels(Fixtures.decoder().decode(Fixtures.encodeProgressive(gradient, "png"))), 0);
  }

  @Test
  void formatIsToldByBytesAndNotByHope() {
    assertThat(Fixtures.decoder().decode("no image at all".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.UNSUPPORTED_FORMAT,
                "bytes that begin with 6e6f20696d616765 are no image"));
    assertThat(Fixtures.decoder().decode(Fixtures.latin1("\0\0\0\0ftypavif")))
        .isEqualTo(
            new Decoding.Unreadable(UnreadableReason.UNSUPPORTED_FORMAT, "AVIF is not read"));
  }

  /** The native library reads both; neither may reach it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000c6a5020200d0a870a", // JPEG 2000 in its container
        "ff4fff510029", // JPEG 2000, the bare stream
        "762f31010200000000" // OpenEXR
      })
  void jpeg2000AndOpenExrAreUnsupported(String hex) {
    assertThat(Fixtures.decoder().decode(HexFormat.of().parseHex(hex)))
        .isInstanceOfSatisfying(
            Decoding.Unreadable.class,
            found -> assertThat(found.reason()).isEqualTo(UnreadableReason.UNSUPPORTED_FORMAT));
  }

  @Test
  void noBytesAreEmpty() {
    assertThat(Fixtures.decoder().decode(new byte[0]))
        .isEqualTo(new Decoding.Unreadable(UnreadableReason.EMPTY, "it has no bytes"));
  }

  @Test
  void moreBytesThanAllowedAreTooLarge() {
    ImageSettings settings =
        new ImageSettings(new ImageShape(3, 8, 8), Resize.STRETCH, 1_000, 100, 30);

    assertThat(new ImageDecoder(settings).decode(new byte[101]))
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.TOO_LARGE, "it has 101 bytes, more than max-bytes 100"));
  }

  @ParameterizedTest
  @CsvSource({"png", "bmp", "tiff", "jpeg", "gif"})
  void morePixelsThanAllowedAreTooLarge(String format) {
    byte[] encoded = Fixtures.encode(Fixtures.gradient(BufferedImage.TYPE_INT_RGB), format);
    ImageSettings settings =
        new ImageSettings(new ImageShape(3, 8, 8), Resize.STRETCH, 1_919, 1 << 20, 30);

    assertThat(new ImageDecoder(settings).decode(encoded))
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.TOO_LARGE,
                "its header promises 48x40 pixels, more than max-pixels 1919"));
  }

  @Test
  void greyIsTheLumaOfColour() {
    byte[] png = Fixtures.encode(Fixtures.gradient(BufferedImage.TYPE_INT_RGB), "png");
    ImageShape grey = new ImageShape(1, Fixtures.HEIGHT, Fixtures.WIDTH);

    byte[] values = Fixtures.pixels(Fixtures.decoder(grey, Resize.STRETCH).decode(png)).values();

    int x = 30;
    int y = 20;
    double luma = 0.299 * Fixtures.red(x) + 0.587 * Fixtures.green(y) + 0.114 * 60;
    assertThat(values).hasSize(grey.values());
    assertThat((double) (values[y * Fixtures.WIDTH + x] & 0xff)).isCloseTo(luma, within(0.51));
  }

  @Test
  void greyFileBecomesThreeEqualChannels() {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(1, 2, 0, 77);
    ImageDecoder decoder = Fixtures.decoder(new ImageShape(3, 4, 4), Resize.STRETCH);

    byte[] values = Fixtures.pixels(decoder.decode(Fixtures.encode(image, "png"))).values();

    assertThat(new int[] {values[9], values[25], values[41]}).containsOnly(77);
  }

  @Test
  void rawPixelsOfTheWantedShapeAreLentOn() {
    RawImage raw = new RawImage(new ImageShape(1, 2, 3), new byte[] {1, 2, 3, 4, 5, 6});

    Decoding.Pixels pixels = Fixtures.decoder(new ImageShape(1, 2, 3), Resize.CROP).resize(raw);

    assertThat(pixels.values()).isSameAs(raw.values());
    assertThat(pixels.header()).isEqualTo(new ImageHeader("idx", 3, 2, 1));
  }

  @Test
  void rawColourBecomesGreyOfAnotherSize() {
    byte[] planar = {10, 10, 10, 10, 20, 20, 20, 20, 30, 30, 30, 30};
    RawImage raw = new RawImage(new ImageShape(3, 2, 2), planar);

    Decoding.Pixels pixels = Fixtures.decoder(new ImageShape(1, 1, 1), Resize.STRETCH).resize(raw);

    // 0.299 * 10 + 0.587 * 20 + 0.114 * 30 = 18.15
    assertThat(pixels.values()).containsExactly(18);
  }

  private static void assertGradient(Decoding.Pixels pixels, int tolerance) {
    int plane = Fixtures.WIDTH * Fixtures.HEIGHT;
    byte[] values = pixels.values();
    assertThat(values).hasSize(3 * plane);
    for (int y = 0; y < Fixtures.HEIGHT; y++) {
      for (int x = 0; x < Fixtures.WIDTH; x++) {
        int at = y * Fixtures.WIDTH + x;
        String where = "pixel %d, %d".formatted(x, y);
        assertThat(values[at] & 0xff).as(where).isCloseTo(Fixtures.red(x), within(tolerance));
        assertThat(values[plane + at] & 0xff)
            .as(where)
            .isCloseTo(Fixtures.green(y), within(tolerance));
        assertThat(values[2 * plane + at] & 0xff).as(where).isCloseTo(60, within(tolerance));
      }
    }
  }
}
