package io.sparkvae.evaluation.altered;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.alter.Alteration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {

  private static final ImageShape SHAPE = new ImageShape(3, 64, 64);
  private static final PerceptualHash HASH = new PerceptualHash(SHAPE);

  @Test
  void aShiftedPictureKeepsMostOfItsBits() {
    assertThat(distance(picture(1, 0), picture(1, 1))).isLessThanOrEqualTo(10);
  }

  @Test
  void compressionAndSizeChangeFewBits() {
    byte[] picture = picture(2, 0);

    assertThat(distance(picture, Alteration.JPEG.of(picture, SHAPE, 1))).isLessThanOrEqualTo(4);
    assertThat(distance(picture, Alteration.HALF_SIZE.of(picture, SHAPE, 1)))
        .isLessThanOrEqualTo(2);
    assertThat(distance(picture, Alteration.DARKER.of(picture, SHAPE, 1))).isLessThanOrEqualTo(2);
  }

  @Test
  void anotherPictureHasOtherBits() {
    assertThat(distance(picture(3, 0), picture(4, 0))).isBetween(16, 48);
  }

  /** Above the median becomes below it; the first bit is the brightness, which stays above. */
  @Test
  void theNegativeHasTheOppositeOfAlmostAllBits() {
    byte[] picture = picture(5, 0);
    byte[] negative = new byte[picture.length];
    for (int i = 0; i < negative.length; i++) {
      negative[i] = (byte) (255 - (picture[i] & 0xff));
    }

    assertThat(distance(picture, negative)).isGreaterThanOrEqualTo(58);
  }

  @Test
  void everyImageOfABlockHasSixtyFourBitsOfItsOwn() {
    byte[] two = new byte[2 * SHAPE.values()];
    System.arraycopy(picture(6, 0), 0, two, 0, SHAPE.values());
    System.arraycopy(picture(7, 0), 0, two, SHAPE.values(), SHAPE.values());

    float[] bits = HASH.of(new ImageBlock(2, two));

    assertThat(bits).hasSize(128);
    for (int i = 0; i < 64; i++) {
      assertThat(bits[64 + i]).isEqualTo(bits(picture(7, 0))[i]).isIn(0f, 1f);
    }
  }

  /** A few waves, the same in all channels but for their strength. */
  private static byte[] picture(long seed, int shift) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] waves = random.doubles(120, -1, 1).toArray();
    byte[] values = new byte[SHAPE.values()];
    for (int i = 0; i < values.length; i++) {
      double x = (i % 64 + shift) / 64.0;
      double y = i / 64 % 64 / 64.0;
      double sum = 0;
      for (int wave = 0; wave < 40; wave++) {
        double phase = 24 * (x * waves[40 + wave] + y * waves[80 + wave]) + wave;
        sum += waves[wave] * Math.sin(phase);
      }
      int channel = i / 4096;
      double level = 120 + 25 * sum * (1 - 0.1 * channel);
      values[i] = (byte) Math.max(0, Math.min(220, level));
    }
    return values;
  }

  private static int distance(byte[] one, byte[] other) {
    float[] a = bits(one);
    float[] b = bits(other);
    int different = 0;
    for (int i = 0; i < a.length; i++) {
      different += a[i] == b[i] ? 0 : 1;
    }
    return different;
  }

  private static float[] bits(byte[] picture) {
    return HASH.of(new ImageBlock(1, picture));
  }
}
