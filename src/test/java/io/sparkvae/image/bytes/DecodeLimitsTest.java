package io.sparkvae.image.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.UnreadableReason;
import org.junit.jupiter.api.Test;

class DecodeLimitsTest {

  @Test
  void sidesWhoseProductOverflowsAreRefused() {
    DecodeLimits limits = new DecodeLimits(1, Integer.MAX_VALUE, Integer.MAX_VALUE);
    ImageHeader header = new ImageHeader("bmp", Integer.MAX_VALUE, Integer.MAX_VALUE, 1);

    UnreadableException refused =
        catchThrowableOfType(UnreadableException.class, () -> limits.check(header));

    assertThat(refused.decoding().reason()).isEqualTo(UnreadableReason.TOO_LARGE);
  }
}
