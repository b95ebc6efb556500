package io.sparkvae.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.WebpFixtures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

  private static final int WIDE = Fixtures.WIDTH;
  private static final int HIGH = Fixtures.HEIGHT;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void jpegStoredInAnyOrientationStandsUpright(int orientation) {
    byte[] jpeg = Fixtures.encode(stored(orientation), "jpeg");
    byte[] exif = Fixtures.concat(Fixtures.latin1("Exif\0\0"), Fixtures.exif(orientation));

    assertUpright(Fixtures.withSegment(jpeg, 0xe1, exif), orientation, 6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void pngStoredInAnyOrientationStandsUpright(int orientation) {
    byte[] png = Fixtures.encode(stored(orientation), "png");
    byte[] chunk = Fixtures.pngChunk("eXIf", Fixtures.exif(orientation));

    assertUpright(Fixtures.withChunk(png, chunk), orientation, 0);
  }

  @Test
  void webpReportsItsOrientationAndIsTurnedOnce() {
    byte[] still = WebpFixtures.flat(16, new Color(9, 8, 7));
    ImageDecoder decoder = Fixtures.decoder(new ImageShape(3, 16, 16), Resize.STRETCH);

    Decoding.Pixels pixels = Fixtures.pixels(decoder.decode(WebpFixtures.withExif(still, 16, 6)));

    assertThat(pixels.header()).isEqualTo(new ImageHeader("webp", 16, 16, 6));
  }

  @ParameterizedTest
  @EnumSource(Resize.class)
  void placementIsTheSameHoweverThePictureIsStored(Resize resize) {
    ImageDecoder decoder = Fixtures.decoder(new ImageShape(3, 13, 17), resize);
    byte[] expected = null;
    for (int orientation = 1; orientation <= 8; orientation++) {
      byte[] png =
          Fixtures.withChunk(
              Fixtures.encode(stored(orientation), "png"),
              Fixtures.pngChunk("eXIf", Fixtures.exif(orientation)));
      byte[] values = Fixtures.pixels(decoder.decode(png)).values();
      expected = expected == null ? values : expected;
      for (int i = 0; i < values.length; i++) {
        assertThat(values[i] & 0xff)
            .as("orientation %d, value %d", orientation, i)
            .isCloseTo(expected[i] & 0xff, within(1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9, 65535})
  void orientationOutOfRangeIsUpright(int orientation) {
    byte[] png = Fixtures.encode(Fixtures.gradient(BufferedImage.TYPE_INT_RGB), "png");
    byte[] chunk = Fixtures.pngChunk("eXIf", Fixtures.exif(orientation));

    assertThat(Fixtures.pixels(Fixtures.decoder().decode(Fixtures.withChunk(png, chunk))).header())
        .isEqualTo(new ImageHeader("png", WIDE, HIGH, 1));
  }

  @Test
  void damagedExifDoesNotCostThePicture() {
    byte[] jpeg = Fixtures.encode(Fixtures.gradient(BufferedImage.TYPE_INT_RGB), "jpeg");
    byte[] cut = Fixtures.concat(Fixtures.latin1("Exif\0\0II*\0"), new byte[] {8, 0});

    Decoding decoding = Fixtures.decoder().decode(Fixtures.withSegment(jpeg, 0xe1, cut));

    assertThat(Fixtures.pixels(decoding).header().orientation()).isEqualTo(1);
  }

  /** The gradient, stored so that this orientation shows it upright. */
  private static BufferedImage stored(int orientation) {
    BufferedImage upright = Fixtures.gradient(BufferedImage.TYPE_INT_RGB);
    boolean turned = orientation >= 5;
    int width = turned ? HIGH : WIDE;
    int height = turned ? WIDE : HIGH;
    BufferedImage stored = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int right = width - 1 - x;
        int bottom = height - 1 - y;
        // What Exif 2.32 says of row 0 and column 0, one orientation after another.
        int rgb =
            switch (orientation) {
              case 1 -> upright.getRGB(x, y);
              case 2 -> upright.getRGB(right, y);
              case 3 -> upright.getRGB(right, bottom);
              case 4 -> upright.getRGB(x, bottom);
              case 5 -> upright.getRGB(y, x);
              case 6 -> upright.getRGB(bottom, x);
              case 7 -> upright.getRGB(bottom, right);
              default -> upright.getRGB(y, right);
            };
        stored.setRGB(x, y, rgb);
      }
    }
    return stored;
  }

  private static void assertUpright(byte[] encoded, int orientation, int tolerance) {
    Decoding.Pixels pixels = Fixtures.pixels(Fixtures.decoder().decode(encoded));

    assertThat(pixels.header().orientation()).isEqualTo(orientation);
    assertThat(pixels.header().width()).isEqualTo(orientation >= 5 ? HIGH : WIDE);
    byte[] values = pixels.values();
    for (int y = 0; y < HIGH; y++) {
      for (int x = 0; x < WIDE; x++) {
        int at = y * WIDE + x;
        assertThat(values[at] & 0xff).isCloseTo(Fixtures.red(x), within(tolerance));
        assertThat(values[WIDE * HIGH + at] & 0xff).isCloseTo(Fixtures.green(y), within(tolerance));
      }
    }
  }
}
