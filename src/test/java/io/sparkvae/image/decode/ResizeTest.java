package io.sparkvae.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.RawImage;
import io.sparkvae.image.Resize;
import org.junit.jupiter.api.Test;

class ResizeTest {

  @Test
  void shrinkingAveragesAreas() {
    assertThat(resize(Resize.STRETCH, 2, 1, row(0, 100, 50, 150))).containsExactly(50, 100);
  }

  @Test
  void shrinkingSharesPixelsThatLieOnAnEdge() {
    // Three pixels to two: each takes one whole and half of the middle one.
    assertThat(resize(Resize.STRETCH, 2, 1, row(0, 90, 60))).containsExactly(30, 70);
  }

  @Test
  void enlargingInterpolatesBetweenCentres() {
    assertThat(resize(Resize.STRETCH, 4, 1, row(0, 100))).containsExactly(0, 25, 75, 100);
  }

  @Test
  void cropCutsBothSidesAlike() {
    assertThat(resize(Resize.CROP, 1, 1, row(10, 20, 30))).containsExactly(20);
    assertThat(resize(Resize.CROP, 1, 1, row(10, 20, 30, 40))).containsExactly(25);
  }

  @Test
  void fitKeepsTheWholePictureOnWhite() {
    assertThat(resize(Resize.FIT, 2, 4, row(7, 9)))
        .containsExactly(255, 255, 7, 9, 255, 255, 255, 255);
  }

  @Test
  void fitOfAnExtremeShapeKeepsOneLine() {
    int[] wide = new int[1000];
    assertThat(resize(Resize.FIT, 3, 3, wide))
        .containsExactly(255, 255, 255, 0, 0, 0, 255, 255, 255);
  }

  @Test
  void sameSizeIsTheSamePixels() {
    assertThat(resize(Resize.CROP, 3, 1, row(1, 128, 255))).containsExactly(1, 128, 255);
  }

  private static int[] row(int... values) {
    return values;
  }

  /** Resizes a picture of one row. */
  private static int[] resize(Resize resize, int width, int height, int[] row) {
    byte[] values = new byte[row.length];
    for (int i = 0; i < row.length; i++) {
      values[i] = (byte) row[i];
    }
    RawImage raw = new RawImage(new ImageShape(1, 1, row.length), values);
    byte[] resized =
        Fixtures.decoder(new ImageShape(1, height, width), resize).resize(raw).values();
    int[] unsigned = new int[resized.length];
    for (int i = 0; i < resized.length; i++) {
      unsigned[i] = resized[i] & 0xff;
    }
    return unsigned;
  }
}
