package io.sparkvae.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.LosslessJpeg;
import io.sparkvae.image.Resize;
import io.sparkvae.image.WebpFixtures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flat pictures in every way that a file may hold a colour. */
class ColourTest {

  private static final int SIDE = 32;
  private static final ImageDecoder DECODER =
      Fixtures.decoder(new ImageShape(3, SIDE, SIDE), Resize.STRETCH);

  @Test
  void transparencyIsLaidOverWhite() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    fill(image, new Color(200, 0, 0, 51));

    // A fifth of the colour and four fifths of white.
    assertColour(Fixtures.encode(image, "png"), 244, 204, 204, 1);
  }

  @Test
  void hiddenColourOfTransparentPixelsDoesNotShow() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
    fill(image, new Color(200, 100, 0, 0));

    assertColour(Fixtures.encode(image, "png"), 255, 255, 255, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "bmp", "tiff"})
  void paletteIsLookedUp(String format) {
    // 256 entries: with fewer, the JDK's BMP writer promises fewer bits than it writes.
    byte[] red = new byte[256];
    byte[] green = new byte[256];
    byte[] blue = new byte[256];
    red[2] = 20;
    green[2] = 50;
    blue[2] = 80;
    IndexColorModel palette = new IndexColorModel(8, 256, red, green, blue);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_INDEXED, palette);
    fillSamples(image, 2);

    assertColour(Fixtures.encode(image, format), 20, 50, 80, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif"})
  void transparentPaletteEntryIsWhite(String format) {
    byte[] values = {0, 10, 20, 30};
    IndexColorModel palette = new IndexColorModel(8, 4, values, values, values, 2);
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_INDEXED, palette);
    fillSamples(image, 2);

    assertColour(Fixtures.encode(image, format), 255, 255, 255, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void sixteenBitsKeepTheirHighByte(String format) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_USHORT_GRAY);
    fillSamples(image, 126 << 8 | 0xff);

    assertColour(Fixtures.encode(image, format), 126, 126, 126, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff", "bmp", "gif"})
  void oneBitIsBlackOrWhite(String format) {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_BINARY);
    fillSamples(image, 1);

    assertColour(Fixtures.encode(image, format), 255, 255, 255, 0);
  }

  @Test
  void greyJpegIsNotShifted() {
    BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    fillSamples(image, 100);

    assertColour(Fixtures.encode(image, "jpeg"), 100, 100, 100, 1);
  }

  @Test
  void cmykOfAdobeIsInverted() {
    // Inks of 0, 78, 78 and 8 per cent, each stored as 255 less its value.
    byte[] jpeg = Fixtures.withSegment(fourComponents(255, 55, 55, 235), 0xee, adobe(0));

    assertColour(jpeg, 0xeb, 0x33, 0x33, 2);
  }

  @Test
  void cmykWithoutAdobeIsReadAsAdobeWritesIt() {
    assertColour(fourComponents(255, 55, 55, 235), 0xeb, 0x33, 0x33, 2);
  }

  @Test
  void ycckIsTurnedIntoInksFirst() {
    // The luma and chroma of the inks 0, 200, 200, and the black ink inverted.
    int luma = (int) Math.round(0.587 * 200 + 0.114 * 200);
    int blue = (int) Math.round(128 + (200 - luma) * 0.564);
    int red = (int) Math.round(128 + (0 - luma) * 0.713);
    byte[] jpeg = Fixtures.withSegment(fourComponents(luma, blue, red, 235), 0xee, adobe(2));

    assertColour(jpeg, 0xeb, 0x33, 0x33, 3);
  }

  @Test
  void losslessJpegIsRead() {
    assertColour(LosslessJpeg.flat(SIDE, 77), 77, 77, 77, 0);
  }

  @Test
  void cmykIsConvertedBeforeItIsShrunk() {
    // Half of the pixels are full cyan without black, half full black without cyan.
    WritableRaster raster = raster(64, 4);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        raster.setPixel(x, y, x < 36 ? new int[] {0, 255, 255, 255} : new int[] {255, 255, 255, 0});
      }
    }
    byte[] jpeg = Fixtures.withSegment(jpeg(raster), 0xee, adobe(0));
    ImageDecoder one = Fixtures.decoder(new ImageShape(3, 1, 1), Resize.STRETCH);

    byte[] values = Fixtures.pixels(one.decode(jpeg)).values();

    assertThat(values[0] & 0xff).isLessThan(6);
    assertThat(values[1] & 0xff).isCloseTo(255 * 36 / 64, within(4));
  }

  @Test
  void webpHasItsColoursAndItsTransparency() {
    assertColour(WebpFixtures.flat(SIDE, new Color(200, 60, 30)), 200, 60, 30, 0);
    assertColour(WebpFixtures.flat(SIDE, new Color(200, 0, 0, 51)), 244, 204, 204, 1);
  }

  private static void fill(BufferedImage image, Color colour) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        image.setRGB(x, y, colour.getRGB());
      }
    }
  }

  private static void fillSamples(BufferedImage image, int sample) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        image.getRaster().setSample(x, y, 0, sample);
      }
    }
  }

  private static byte[] fourComponents(int... samples) {
    WritableRaster raster = raster(SIDE, samples.length);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        raster.setPixel(x, y, samples);
      }
    }
    return jpeg(raster);
  }

  private static WritableRaster raster(int side, int bands) {
    return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, side, side, bands, null);
  }

  private static byte[] jpeg(Raster raster) {
    return Fixtures.encode(new IIOImage(raster, null, null), "jpeg", ImageWriteParam.MODE_DISABLED);
  }

  private static byte[] adobe(int transform) {
    return Fixtures.concat(
        Fixtures.latin1("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, (byte) transform});
  }

  private static void assertColour(byte[] encoded, int red, int green, int blue, int tolerance) {
    byte[] values = Fixtures.pixels(DECODER.decode(encoded)).values();
    int plane = SIDE * SIDE;
    for (int i : new int[] {0, plane / 2 + SIDE / 2, plane - 1}) {
      assertThat(values[i] & 0xff).as("red").isCloseTo(red, within(tolerance));
      assertThat(values[plane + i] & 0xff).as("green").isCloseTo(green, within(tolerance));
      assertThat(values[2 * plane + i] & 0xff).as("blue").isCloseTo(blue, within(tolerance));
    }
  }
}
