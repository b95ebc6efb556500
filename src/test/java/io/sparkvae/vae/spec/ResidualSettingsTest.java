package io.sparkvae.vae.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidualSettingsTest {

  @Test
  void sidesThatCannotBeHalvedOftenEnoughAreAProblem() {
    ResidualSettings network = new ResidualSettings(List.of(8, 8, 16), 1, Precision.FLOAT32);

    assertThat(network.problems(new ImageShape(3, 32, 40))).isEmpty();
    assertThat(network.problems(new ImageShape(3, 28, 40)))
        .containsExactly(
            "Cannot build model residual for images of 40x28 pixels: it halves both sides 3 times"
                + " (set image.width and height to multiples of 8, or fewer model.residual.widths)");
  }
}
