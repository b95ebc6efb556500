package io.sparkvae.corpus.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.DecoderVersion;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ShardFormatTest {

  /**
   * Kept images of another decoder version are made again: folder and file are of another format.
   */
  @Test
  void theFormatNamesTheDecoderVersion() {
    assertThat(ShardFile.FORMAT & 0xffff).isEqualTo(DecoderVersion.CURRENT);
  }

  @Test
  void pixelsOfTheFirstDecoderVersionAreOfFormatOne() throws IOException {
    String shard = "/golden/415330f/shards/2f9a0f365c1fcc4ffb03ed0ceb27faf4/shard-000000";
    try (InputStream file =
        Objects.requireNonNull(ShardFormatTest.class.getResourceAsStream(shard))) {
      assertThat(new DataInputStream(file).readInt()).isEqualTo(1);
    }
  }
}
