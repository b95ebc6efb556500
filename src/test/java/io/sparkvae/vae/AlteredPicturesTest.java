package io.sparkvae.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.spec.Alterations;
import org.junit.jupiter.api.Test;

class AlteredPicturesTest {

  private static final ImageShape SHAPE = new ImageShape(2, 3, 4);
  private static final int PICTURES = 64;

  /** Pictures whose levels all differ. */
  private static final byte[] LEVELS = levels();

  private static byte[] levels() {
    byte[] levels = new byte[PICTURES * SHAPE.values()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (byte) (20 + i % 200);
    }
    return levels;
  }

  @Test
  void nothingIsAlteredByNone() {
    assertThat(altered(Alterations.NONE, 1)).isEqualTo(LEVELS);
  }

  @Test
  void drawsFollowFromTheSeed() {
    Alterations all = new Alterations(0.2, 0.3, 0.3, 0.2, true);
    assertThat(altered(all, 1)).isEqualTo(altered(all, 1)).isNotEqualTo(altered(all, 2));
  }

  @Test
  void everyOtherPictureIsMirroredLeftToRight() {
    byte[] mirrored = altered(new Alterations(0, 0, 0, 0, true), 1);
    int changed = 0;
    for (int picture = 0; picture < PICTURES; picture++) {
      int from = picture * SHAPE.values();
      boolean same = mirrored[from] == LEVELS[from];
      changed += same ? 0 : 1;
      for (int i = 0; i < SHAPE.values(); i++) {
        int row = from + i / 4 * 4;
        assertThat(mirrored[from + i]).isEqualTo(LEVELS[row + (same ? i % 4 : 3 - i % 4)]);
      }
    }
    assertThat(changed).isBetween(20, 44);
  }

  @Test
  void brightnessRaisesOrLowersAllValuesOfAPictureAlike() {
    byte[] relit = altered(new Alterations(0, 0, 0.2, 0, false), 1);
    double least = 1;
    double most = 1;
    for (int picture = 0; picture < PICTURES; picture++) {
      int from = picture * SHAPE.values();
      double factor = (relit[from] & 0xFF) / (double) (LEVELS[from] & 0xFF);
      least = Math.min(least, factor);
      most = Math.max(most, factor);
      for (int i = from; i < from + SHAPE.values(); i++) {
        double expected = Math.min(255, factor * (LEVELS[i] & 0xFF));
        assertThat((double) (relit[i] & 0xFF)).isCloseTo(expected, within(8.0));
      }
    }
    assertThat(least).isBetween(0.78, 0.9);
    assertThat(most).isBetween(1.1, 1.22);
  }

  /** A picture that rises from left to right still does, over a smaller range. */
  @Test
  void aCroppedPictureIsAPartOfIt() {
    ImageShape shape = new ImageShape(1, 1, 101);
    byte[] ramp = new byte[101];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (byte) (2 * i);
    }
    byte[] cropped =
        AlteredPictures.of(
            PixelRows.packed(ramp, 1, 101), shape, new Alterations(0, 0.5, 0, 0, false), 4);
    int range = (cropped[100] & 0xFF) - (cropped[0] & 0xFF);
    assertThat(range).isBetween(100, 199);
    for (int i = 1; i < cropped.length; i++) {
      assertThat(cropped[i] & 0xFF).isBetween(cropped[i - 1] & 0xFF, (cropped[i - 1] & 0xFF) + 3);
    }
  }

  private static byte[] altered(Alterations alterations, long seed) {
    PixelRows rows = PixelRows.packed(LEVELS, PICTURES, SHAPE.values());
    return AlteredPictures.of(rows, SHAPE, alterations, seed);
  }
}
