package io.sparkvae.corpus.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.error.DataException;
import io.sparkvae.storage.StoredFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShardFileTest {

  private static final int VALUES = CorpusFixture.IMAGE.shape().values();
  private static final int IMAGES_AT = 4;
  private static final int LENGTH_AT = 8;

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void writeTwoImages() {
    path = folder.resolve("shard");
    ShardTally tally = new ShardTally();
    tally.add("a.png", ShardRecord.of(CorpusFixture.image("a.png", true), false));
    tally.add("b.png", ShardRecord.of(CorpusFixture.image("b.png", true), false));
    tally.add("c.png", ShardRecord.of(CorpusFixture.image("c.png", false), false));
    file().write(new TalliedBlock(new ImageBlock(2, new byte[2 * VALUES]), tally));
  }

  @Test
  void whatWasWrittenIsRead() {
    TalliedBlock read = file().read();

    assertThat(read.block().images()).isEqualTo(2);
    assertThat(read.block().values()).isEqualTo(new byte[2 * VALUES]);
    assertThat(read.tally().images()).isEqualTo(2);
    assertThat(read.tally().unreadable().summary())
        .isEqualTo("1 empty; the first: c.png (empty: no bytes)");
  }

  @Test
  void aLengthBeyondTheFileIsRefused() throws IOException {
    for (int length : new int[] {Integer.MAX_VALUE, -1, 2 * VALUES - 1}) {
      put(LENGTH_AT, length);
      assertRefused("it promises 2 images in %d bytes and has".formatted(length));
    }
  }

  @Test
  void aNumberOfImagesThatItsBytesDoNotHoldIsRefused() throws IOException {
    for (int images : new int[] {Integer.MAX_VALUE, -1, 0, 1}) {
      put(IMAGES_AT, images);
      assertRefused("it promises %d images in %d bytes".formatted(images, 2 * VALUES));
    }
  }

  @Test
  void aFileOfOtherImagesIsRefused() {
    assertThatThrownBy(() -> new ShardFile(stored(), VALUES / 2).read())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("it promises 2 images in %d bytes", 2 * VALUES);
  }

  @Test
  void aTallyOfOtherImagesIsRefused() throws IOException {
    int tallyAt = 12 + 2 * VALUES + 8;
    put(tallyAt + 4, 3);
    assertRefused("it promises 2 images and counts 3");
  }

  @Test
  void aReasonThatNobodyKnowsIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    byte[] reason = "empty".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + reason.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + reason.length, reason, 0, reason.length)) {
        bytes[i] = 0x1b;
        break;
      }
    }
    Files.write(path, bytes);
    assertRefused("it names the unknown reason \\x1Bmpty");
  }

  @Test
  void aFileThatEndsEarlyIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    for (int length = 0; length < bytes.length; length += 7) {
      Files.write(path, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> file().read()).isInstanceOf(DataException.class);
    }
  }

  private void put(int position, int number) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    ByteBuffer.wrap(bytes).putInt(position, number);
    Files.write(path, bytes);
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> file().read())
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot read decoded images %s: %s", path, why)
        .hasMessageEndingWith(" (remove its folder; it is made again)");
  }

  private ShardFile file() {
    return new ShardFile(stored(), VALUES);
  }

  private StoredFile stored() {
    return new StoredFile(
        "decoded images", new org.apache.hadoop.fs.Path(path.toUri()), new Configuration());
  }
}
