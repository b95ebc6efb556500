package io.sparkvae.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.image.ImageShape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class InputBufferTest {

  @Test
  void channelsFirstBytesBecomeChannelsLastUnitValues() {
    InputBuffer buffer = new InputBuffer(new ImageShape(3, 1, 2));
    byte[] image = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};

    INDArray levels = buffer.levels(PixelRows.packed(image, 1, 6), 1);

    assertThat(levels.toFloatVector()).containsExactly(0f, 0.4f, 0.8f, 0.2f, 0.6f, 1f);
  }

  @Test
  void rowsPastTheImagesAreBlank() {
    InputBuffer buffer = new InputBuffer(new ImageShape(1, 1, 1));
    byte[] white = {-1, -1, -1};

    buffer.levels(PixelRows.packed(white, 3, 1), 3);
    INDArray padded = buffer.levels(PixelRows.packed(white, 1, 1), 3);

    assertThat(padded.toFloatMatrix()).isDeepEqualTo(new float[][] {{1}, {0}, {0}});
  }

  @Test
  void drawsAreOneWithTheGreyLevelAsProbability() {
    int pixels = 40_000;
    InputBuffer buffer = new InputBuffer(new ImageShape(1, 1, pixels));
    for (int level : new int[] {0, 1, 64, 200, 254, 255}) {
      byte[] image = new byte[pixels];
      Arrays.fill(image, (byte) level);

      INDArray draws = buffer.draws(PixelRows.packed(image, 1, pixels), 5);

      double p = level / 255.0;
      double error = 4 * Math.sqrt(p * (1 - p) / pixels);
      assertThat(draws.meanNumber().doubleValue()).isCloseTo(p, within(error + 1e-7));
    }
  }

  @Test
  void fixedDrawsFollowTheImageAndNotItsPlace() {
    int values = 64;
    InputBuffer buffer = new InputBuffer(new ImageShape(1, 8, 8));
    byte[] grey = new byte[2 * values];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = (byte) (i % values == 0 ? 17 + i : 128);
    }
    PixelRows both = PixelRows.packed(grey, 2, values);

    float[][] first = buffer.fixedDraws(both, 3).toFloatMatrix();
    float[] alone = buffer.fixedDraws(both.part(1, 2), 3).toFloatVector();

    assertThat(alone).isEqualTo(first[1]);
    assertThat(first[0]).isNotEqualTo(first[1]);
  }
}
