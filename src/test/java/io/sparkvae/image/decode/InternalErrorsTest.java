package io.sparkvae.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bugs of ours, made up. */
class InternalErrorsTest {

  private static final ImageSettings SETTINGS =
      new ImageSettings(new ImageShape(3, 8, 8), Resize.CROP, 1_000, 1_000, 30);

  private final List<Throwable> logged = new ArrayList<>();
  private final InternalErrors errors =
      new InternalErrors(
          (text, bug) -> {
            assertThat(text).startsWith("Cannot decode an image: ").contains("report it");
            logged.add(bug);
          });

  @Test
  void aBugCostsOneImageAndNamesItsPlace() {
    ImageDecoder decoder = decoder(encoded -> outOfBounds(encoded.length));

    assertThat(decoder.decode(new byte[3]))
        .isInstanceOfSatisfying(
            Decoding.Unreadable.class,
            found -> {
              assertThat(found.reason().label()).isEqualTo("internal_error");
              assertThat(found.detail())
                  .matches(
                      "a bug in spark-vae: ArrayIndexOutOfBoundsException"
                          + " at InternalErrorsTest\\.outOfBounds:\\d+");
            });
  }

  @Test
  void theStackIsLoggedOncePerPlace() {
    ImageDecoder decoder =
        decoder(encoded -> encoded.length < 10 ? outOfBounds(encoded.length) : noNumber());

    for (int length : new int[] {3, 4, 20, 5, 30}) {
      decoder.decode(new byte[length]);
    }

    assertThat(logged)
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(ArrayIndexOutOfBoundsException.class),
            second -> assertThat(second).isInstanceOf(NumberFormatException.class));
  }

  @Test
  void anExceptionWhoseStackTheJvmLeftOutIsReportedToo() {
    RuntimeException bare = new IllegalStateException("made up");
    bare.setStackTrace(new StackTraceElement[0]);

    assertThat(errors.add(bare))
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.INTERNAL_ERROR,
                "a bug in spark-vae: IllegalStateException at an unknown place"));
  }

  @Test
  void aStackOverflowIsABug() {
    ImageDecoder decoder =
        decoder(
            encoded -> {
              throw new StackOverflowError();
            });

    assertThat(((Decoding.Unreadable) decoder.decode(new byte[1])).reason())
        .isEqualTo(UnreadableReason.INTERNAL_ERROR);
  }

  @Test
  void errorsOfTheJvmPass() {
    for (Error error : new Error[] {new OutOfMemoryError("made up"), new LinkageError("made up")}) {
      ImageDecoder decoder =
          decoder(
              encoded -> {
                throw error;
              });

      assertThatThrownBy(() -> decoder.decode(new byte[1])).isSameAs(error);
    }
    assertThat(logged).isEmpty();
  }

  @Test
  void whatIsWrongWithAnImageIsNoBug() {
    ImageDecoder decoder =
        decoder(
            encoded -> {
              throw UnreadableException.corrupt("made up");
            });

    assertThat(decoder.decode(new byte[1]))
        .isEqualTo(new Decoding.Unreadable(UnreadableReason.CORRUPT, "made up"));
    assertThat(logged).isEmpty();
  }

  private ImageDecoder decoder(PixelReader reader) {
    return new ImageDecoder(SETTINGS, reader, errors);
  }

  private static Decoding.Pixels outOfBounds(int index) {
    byte[] one = new byte[1];
    one[index] = 1;
    throw new AssertionError("index %d is inside".formatted(index));
  }

  private static Decoding.Pixels noNumber() {
    throw new IllegalStateException("%d is a number".formatted(Integer.parseInt("none")));
  }
}
