package io.sparkvae.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.WebpFixtures;
import java.awt.Color;
import org.junit.jupiter.api.Test;

class AnimationTest {

  @Test
  void firstFrameOfAWebpLiesOnAWhiteCanvas() {
    byte[] red = WebpFixtures.flat(8, new Color(200, 0, 0));
    ImageDecoder decoder = Fixtures.decoder(new ImageShape(3, 16, 16), Resize.STRETCH);

    Decoding.Pixels pixels =
        Fixtures.pixels(decoder.decode(WebpFixtures.animated(red, 8, 4, 6, 16)));

    assertThat(pixels.header()).isEqualTo(new ImageHeader("webp", 16, 16, 1));
    assertSquare(pixels.values(), 4, 6, 8);
  }

  @Test
  void firstFrameOfAGifLiesOnAWhiteScreen() {
    ImageDecoder decoder = Fixtures.decoder(new ImageShape(3, 16, 16), Resize.STRETCH);

    Decoding.Pixels pixels = Fixtures.pixels(decoder.decode(gif()));

    assertThat(pixels.header()).isEqualTo(new ImageHeader("gif", 16, 16, 1));
    assertSquare(pixels.values(), 4, 6, 8);
  }

  /** A screen of 16x16 with a frame of 8x8 at (4, 6); every pixel is a code of its own. */
  private static byte[] gif() {
    byte[] head = {16, 0, 16, 0, (byte) 0x80, 0, 0, 0, 0, 0, (byte) 200, 0, 0};
    byte[] frame = {0x2c, 4, 0, 6, 0, 8, 0, 8, 0, 0, 2};
    // Codes of 3 bits: clear, then two pixels, over and over, so that codes never grow.
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      bits.insert(0, "100").insert(0, "001").insert(0, "001");
    }
    bits.insert(0, "101");
    while (bits.length() % 8 != 0) {
      bits.insert(0, "0");
    }
    byte[] codes = new byte[bits.length() / 8];
    for (int i = 0; i < codes.length; i++) {
      int end = bits.length() - 8 * i;
      codes[i] = (byte) Integer.parseInt(bits.substring(end - 8, end), 2);
    }
    return Fixtures.concat(
        Fixtures.latin1("GIF89a"),
        head,
        frame,
        new byte[] {(byte) codes.length},
        codes,
        new byte[] {0, 0x3b});
  }

  private static void assertSquare(byte[] values, int left, int top, int side) {
    for (int y = 0; y < 16; y++) {
      for (int x = 0; x < 16; x++) {
        boolean inside = x >= left && x < left + side && y >= top && y < top + side;
        String where = "pixel %d, %d".formatted(x, y);
        assertThat(values[y * 16 + x] & 0xff).as(where).isEqualTo(inside ? 200 : 255);
        assertThat(values[256 + y * 16 + x] & 0xff).as(where).isEqualTo(inside ? 0 : 255);
      }
    }
  }
}
