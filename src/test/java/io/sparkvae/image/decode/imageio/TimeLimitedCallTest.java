package io.sparkvae.image.decode.imageio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.decode.png.PngHeader;
import io.sparkvae.image.decode.png.PngReader;
import io.sparkvae.image.resize.ResizeGeometry;
import java.awt.image.BufferedImage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeLimitedCallTest {

  @Test
  void resultIsHandedOn() throws UnreadableException {
    assertThat(TimeLimitedCall.of(() -> 42, Deadline.in(60))).isEqualTo(42);
  }

  @Test
  void decoderThatHangsIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);

    assertThat(
            outcome(
                () -> {
                  awaitInVain(never);
                  return 0;
                },
                0))
        .isEqualTo(
            new Decoding.Unreadable(UnreadableReason.TIMEOUT, "decoding takes longer than 0 s"));
  }

  @Test
  void reasonPassesAsItIs() {
    assertThat(
            outcome(
                () -> {
                  throw UnreadableException.corrupt("made up");
                },
                60))
        .isEqualTo(new Decoding.Unreadable(UnreadableReason.CORRUPT, "made up"));
  }

  @Test
  void bugsAndErrorsOfTheJvmPassAsTheyAre() {
    IllegalStateException bug = new IllegalStateException("made up");
    LinkageError error = new LinkageError("made up");

    assertThatThrownBy(() -> TimeLimitedCall.of(raising(bug), Deadline.in(60))).isSameAs(bug);
    assertThatThrownBy(() -> TimeLimitedCall.of(raising(error), Deadline.in(60))).isSameAs(error);
  }

  @Test
  void ownReadersLookAtTheClock() throws UnreadableException {
    byte[] png = Fixtures.encode(Fixtures.gradient(BufferedImage.TYPE_INT_RGB), "png");
    PngHeader header = PngHeader.of(png);
    ResizeGeometry geometry =
        ResizeGeometry.of(
            header.image(), new ImageSettings(new ImageShape(3, 8, 8), Resize.CROP, 1, 1, 1));

    UnreadableException late =
        catchThrowableOfType(
            UnreadableException.class, () -> PngReader.read(png, header, geometry, Deadline.in(0)));

    assertThat(late.decoding().reason()).isEqualTo(UnreadableReason.TIMEOUT);
  }

  private static void awaitInVain(CountDownLatch never) {
    try {
      never.await();
    } catch (InterruptedException abandoned) {
      Thread.currentThread().interrupt();
    }
  }

  private static TimeLimitedCall.Call<Integer> raising(Throwable thrown) {
    return () -> {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    };
  }

  private static Decoding.Unreadable outcome(TimeLimitedCall.Call<Integer> call, int seconds) {
    return catchThrowableOfType(
            UnreadableException.class, () -> TimeLimitedCall.of(call, Deadline.in(seconds)))
        .decoding();
  }
}
