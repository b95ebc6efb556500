package io.sparkvae.image.decode.imageio;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.UnreadableReason;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReaderFailureTest {

  @Test
  void dataThatEndAreTruncated() {
    assertThat(ReaderFailure.reason(new EOFException()).decoding())
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.TRUNCATED, "the data end before the picture does"));
  }

  @Test
  void memoryThatTheImageAsksForInVainIsTooLarge() {
    assertThat(ReaderFailure.reason(new OutOfMemoryError("made up")).decoding())
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.TOO_LARGE, "decoding needs more memory than there is"));
  }

  @Test
  void anythingElseIsCorruptAndShowsOneLine() {
    assertThat(ReaderFailure.reason(new StackOverflowError()).decoding())
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.CORRUPT, "the decoder fails: StackOverflowError, null"));
    assertThat(ReaderFailure.reason(new IOException("bad code\nat row 3")).decoding())
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.CORRUPT, "the decoder fails: IOException, bad code"));
  }
}
