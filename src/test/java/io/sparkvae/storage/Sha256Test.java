package io.sparkvae.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class Sha256Test {

  /** FIPS 180-2, B.1. */
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void digestIsThatOfTheStandard() throws IOException {
    assertThat(Sha256.hex("abc")).isEqualTo(ABC);
    assertThat(Sha256.hex(new byte[] {97, 98, 99})).isEqualTo(ABC);
    assertThat(Sha256.hex(new ByteArrayInputStream(new byte[] {97, 98, 99}))).isEqualTo(ABC);
  }

  @Test
  void floatsCountAsLittleEndianBytes() {
    assertThat(Sha256.hex(new float[] {1, -2}))
        .isEqualTo(Sha256.hex(new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0}));
  }
}
