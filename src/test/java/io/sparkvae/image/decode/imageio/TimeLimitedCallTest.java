package io.sparkvae.image.decode.imageio;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.io.EOFException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimeLimitedCallTest {

  @Test
  void resultIsHandedOn() throws UnreadableException {
    assertThat(TimeLimitedCall.call(() -> 42, Deadline.in(60))).isEqualTo(42);
  }

  @Test
  void decoderThatHangsIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);

    assertThat(
            outcome(
                () -> {
                  never.await();
                  return 0;
                },
                0))
        .isEqualTo(
            new Decoding.Unreadable(UnreadableReason.TIMEOUT, "decoding takes longer than 0 s"));
  }

  @Test
  void errorsOfADecoderBecomeReasons() {
    assertThat(outcome(raising(new StackOverflowError()), 60).reason())
        .isEqualTo(UnreadableReason.CORRUPT);
    assertThat(outcome(raising(new OutOfMemoryError("made up")), 60).reason())
        .isEqualTo(UnreadableReason.TOO_LARGE);
    assertThat(
            outcome(
                () -> {
                  throw new EOFException();
                },
                60))
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.TRUNCATED, "the data end before the picture does"));
  }

  @Test
  void ownReadersLookAtTheClock() throws UnreadableException {
    byte[] png = Fixtures.encode(Fixtures.gradient(BufferedImage.TYPE_INT_RGB), "png");
    PngHeader header = PngHeader.of(png);
    ResizeGeometry placement =
        ResizeGeometry.of(
            header.image(), new ImageSettings(new ImageShape(3, 8, 8), Resize.CROP, 1, 1, 1));

    UnreadableException late =
        catchThrowableOfType(
            UnreadableException.class,
            () -> PngReader.read(png, header, placement, Deadline.in(0)));

    assertThat(late.decoding().reason()).isEqualTo(UnreadableReason.TIMEOUT);
  }

  private static Callable<Integer> raising(Error error) {
    return () -> {
      throw error;
    };
  }

  private static Decoding.Unreadable outcome(Callable<Integer> decoder, int seconds) {
    return catchThrowableOfType(
            UnreadableException.class, () -> TimeLimitedCall.call(decoder, Deadline.in(seconds)))
        .decoding();
  }
}
