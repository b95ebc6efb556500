package io.sparkvae.image.alter;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.ImageShape;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlterationTest {

  private static final ImageShape COLOUR = new ImageShape(3, 40, 60);
  private static final ImageShape GREY = new ImageShape(1, 28, 28);

  @ParameterizedTest
  @EnumSource(Alteration.class)
  void aPictureOfOneColourKeepsItsChannelsApart(Alteration alteration) {
    byte[] picture = new byte[COLOUR.values()];
    Arrays.fill(picture, 0, 2400, (byte) 200);
    Arrays.fill(picture, 2400, 4800, (byte) 100);
    Arrays.fill(picture, 4800, 7200, (byte) 20);
    double factor =
        switch (alteration) {
          case BRIGHTER -> 1.15;
          case DARKER -> 0.85;
          default -> 1;
        };

    byte[] altered = alteration.of(picture, COLOUR, 1);

    assertThat(altered).hasSameSizeAs(picture);
    for (int i = 0; i < altered.length; i++) {
      assertThat(altered[i] & 0xff)
          .isBetween(
              (int) ((picture[i] & 0xff) * factor) - 3, (int) ((picture[i] & 0xff) * factor) + 3);
    }
  }

  @Test
  void relitValuesAreFifteenPercentOffAndHeldAtWhite() {
    byte[] picture = new byte[GREY.values()];
    picture[0] = 100;
    picture[1] = (byte) 250;

    assertThat(Alteration.BRIGHTER.of(picture, GREY, 1)).startsWith(115, 255, 0);
    assertThat(Alteration.DARKER.of(picture, GREY, 1)).startsWith(85, 213, 0);
  }

  @Test
  void aCropShowsEightyFiveToNinetyFivePercentOfEachSide() {
    byte[] across = new byte[COLOUR.values()];
    for (int i = 0; i < across.length; i++) {
      across[i] = (byte) (i % 60 * 4);
    }
    for (long seed = 0; seed < 50; seed++) {
      byte[] cropped = Alteration.CROP.of(across, COLOUR, seed);

      // 60 columns of 4 levels each: from the middle of the first to that of the last are 59 steps.
      double seen = ((cropped[59] & 0xff) - (cropped[0] & 0xff)) / 4.0;
      assertThat(seen).isBetween(0.85 * 59 - 1, 0.95 * 59 + 1);
    }
  }

  @Test
  void aCropFollowsFromItsSeed() {
    byte[] picture = noise(COLOUR);

    byte[] first = Alteration.CROP.of(picture, COLOUR, 1);
    assertThat(first).isEqualTo(Alteration.CROP.of(picture, COLOUR, 1)).isNotEqualTo(picture);
    assertThat(first).isNotEqualTo(Alteration.CROP.of(picture, COLOUR, 2));
  }

  @Test
  void halfTheSizeLosesAChequerboard() {
    byte[] board = new byte[GREY.values()];
    for (int i = 0; i < board.length; i++) {
      board[i] = (byte) ((i % 28 + i / 28) % 2 * 200);
    }

    assertThat(Alteration.HALF_SIZE.of(board, GREY, 1)).containsOnly(100);
  }

  @Test
  void jpegLosesSomeOfNoiseAndKeepsGreyLevels() {
    byte[] picture = noise(COLOUR);
    byte[] grey = new byte[GREY.values()];
    Arrays.fill(grey, (byte) 60);

    assertThat(Alteration.JPEG.of(picture, COLOUR, 1)).isNotEqualTo(picture);
    for (byte level : Alteration.JPEG.of(grey, GREY, 1)) {
      assertThat(level).isBetween((byte) 58, (byte) 62);
    }
  }

  @Test
  void sidesOfOnePixelAreAltered() {
    ImageShape dot = new ImageShape(1, 1, 1);
    for (Alteration alteration : Alteration.values()) {
      assertThat(alteration.of(new byte[] {40}, dot, 3)[0]).isBetween((byte) 30, (byte) 50);
    }
  }

  private static byte[] noise(ImageShape shape) {
    byte[] values = new byte[shape.values()];
    new Random(4).nextBytes(values);
    return values;
  }
}
