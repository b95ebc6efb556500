package io.sparkvae.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {

  @Test
  void plainLineHasCountsRateAndTimeLeft() {
    assertThat(new ProgressLine(2781, 6180, "images", 18).plain())
        .isEqualTo("2,781 of 6,180 images, 45 %, 155 images/s, 0:22 left");
    assertThat(new ProgressLine(3, 12, "blocks", 1000).plain())
        .isEqualTo("3 of 12 blocks, 25 %, 50:00 left");
    assertThat(new ProgressLine(1, 3, "blocks", 2000).plain())
        .isEqualTo("1 of 3 blocks, 33 %, 1:06:40 left");
  }

  @Test
  void beforeTheFirstImageThereIsNeitherRateNorTimeLeft() {
    assertThat(new ProgressLine(0, 6180, "images", 18).plain()).isEqualTo("0 of 6,180 images, 0 %");
  }

  @Test
  void theFirstImagesSayNothingOfTheTimeLeft() {
    assertThat(new ProgressLine(4, 3000, "images", 3).plain())
        .isEqualTo("4 of 3,000 images, 0 %, 1.3 images/s");
    assertThat(new ProgressLine(60, 3000, "images", 3).plain())
        .isEqualTo("60 of 3,000 images, 2 %, 20 images/s, 2:27 left");
    assertThat(new ProgressLine(30, 3000, "images", 30).plain())
        .isEqualTo("30 of 3,000 images, 1 %, 1.0 images/s, 49:30 left");
  }

  @Test
  void whenAllIsDoneNoTimeIsLeft() {
    assertThat(new ProgressLine(600, 600, "images", 4).plain())
        .isEqualTo("600 of 600 images, 100 %, 150 images/s");
    assertThat(new ProgressLine(0, 0, "images", 4).plain()).isEqualTo("0 of 0 images, 100 %");
  }

  @Test
  void barFillsWhatTheNumbersLeave() {
    assertThat(new ProgressLine(2781, 6180, "images", 18).withBar(79))
        .isEqualTo("[=============                 ]  45 % 2,781 of 6,180 images 155/s 0:22 left")
        .hasSize(76);
    assertThat(new ProgressLine(2781, 6180, "images", 18).withBar(60))
        .isEqualTo("[======        ]  45 % 2,781 of 6,180 images 155/s 0:22 left");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 39, 50, 79})
  void noLineIsLongerThanTheTerminal(int width) {
    assertThat(new ProgressLine(1_234_567_890L, 2_345_678_901L, "images", 4e5).withBar(width))
        .hasSizeLessThanOrEqualTo(width);
    assertThat(new ProgressLine(0, 1, "images", 1).withBar(width)).hasSizeLessThanOrEqualTo(width);
  }
}
