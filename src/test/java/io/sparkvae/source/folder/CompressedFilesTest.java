package io.sparkvae.source.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sparkvae.SyntheticImages;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.Decode;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.image.Decoding;
import io.sparkvae.image.Decoding.Unreadable;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.source.EncodedImage;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.tree.LocalTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompressedFilesTest {

  private static final ImageSettings IMAGE = CorpusFixture.IMAGE;

  @TempDir Path root;

  @Test
  void theHashIsThatOfTheFile() throws NoSuchAlgorithmException {
    byte[] png = SyntheticImages.png(8, 1);
    SyntheticImages.write(root.resolve("x.png"), png);
    DecodedImage image = read("x.png", png.length);
    assertThat(image.decoding()).isInstanceOf(Decoding.Pixels.class);
    assertThat(image.contentHash())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png)));
  }

  @Test
  void theListedSizeIsOnlyExpected() {
    byte[] png = SyntheticImages.png(8, 1);
    SyntheticImages.write(root.resolve("x.png"), png);
    for (long listed : new long[] {0, png.length - 1, png.length + 1}) {
      assertThat(read("x.png", listed).decoding()).isInstanceOf(Decoding.Pixels.class);
    }
  }

  @Test
  void aFileOverTheBoundIsNotRead() {
    assertThat(read("missing", IMAGE.maxBytes() + 1).decoding())
        .isEqualTo(
            new Unreadable(
                UnreadableReason.TOO_LARGE, "1048577 bytes, over image.max-bytes = 1048576"));
  }

  @Test
  void aFileThatGrewOverTheBoundIsTooLarge() {
    SyntheticImages.write(root.resolve("x"), new byte[(int) IMAGE.maxBytes() + 1]);
    assertThat(read("x", 10).decoding())
        .isEqualTo(
            new Unreadable(
                UnreadableReason.TOO_LARGE,
                "more bytes than listed, over image.max-bytes = 1048576"));
  }

  @Test
  void anEmptyFileIsEmpty() {
    SyntheticImages.write(root.resolve("x"), new byte[0]);
    assertThat(read("x", 0).decoding())
        .isEqualTo(new Unreadable(UnreadableReason.EMPTY, "no bytes"));
  }

  @Test
  void aMissingFileIsUnreadable() {
    assertThat(read("missing", 10).decoding())
        .isEqualTo(new Unreadable(UnreadableReason.UNREADABLE, "there is no such file"));
  }

  @Test
  void aNamedPipeIsNotOpened() throws IOException, InterruptedException {
    Path pipe = root.resolve("pipe.jpg");
    int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    assumeThat(made).as("mkfifo").isZero();
    assertThat(Files.exists(pipe)).isTrue();
    assertThat(read("pipe.jpg", 0).decoding())
        .isEqualTo(new Unreadable(UnreadableReason.UNREADABLE, "not a regular file"));
  }

  private DecodedImage read(String name, long listed) {
    String uri = root.resolve(name).toUri().toString();
    EncodedImage read =
        new CompressedFiles(new LocalTree(root), IMAGE.maxBytes())
            .read(new ImageReference(name, uri, listed, 0));
    return new Decode(IMAGE).call(List.of(read).iterator()).next();
  }
}
