package io.sparkvae.image.decode.opencv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.ResizeGeometry;
import java.awt.image.BufferedImage;
import java.util.function.Consumer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.junit.jupiter.api.Test;

class NativeReaderTest {

  @Test
  void aBugBehindTheDecoderIsNotCalledCorrupt() {
    byte[] jpeg = Fixtures.encode(Fixtures.gradient(BufferedImage.TYPE_INT_RGB), "jpeg");
    IllegalStateException bug = new IllegalStateException("made up");

    assertThatThrownBy(
            () ->
                read(
                    jpeg,
                    row -> {
                      throw bug;
                    }))
        .isSameAs(bug);
  }

  @Test
  void bytesWithoutAPictureAreCorrupt() {
    UnreadableException found =
        catchThrowableOfType(UnreadableException.class, () -> read(new byte[100], row -> {}));

    assertThat(found.decoding())
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.CORRUPT, "the decoder finds no picture in it"));
  }

  @Test
  void memoryThatRunsOutIsTooLargeAndAnyOtherRefusalIsCorrupt() {
    assertThat(
            NativeReader.reason(
                    new RuntimeException(
                        "OpenCV(4.13.0) alloc.cpp:73: error: (-4:Insufficient memory) Failed to"
                            + " allocate 9 bytes in function 'OutOfMemoryError'\n"))
                .decoding()
                .reason())
        .isEqualTo(UnreadableReason.TOO_LARGE);
    assertThat(NativeReader.reason(new RuntimeException("first\nsecond")).decoding())
        .isEqualTo(
            new Decoding.Unreadable(UnreadableReason.CORRUPT, "the decoder refuses it: first"));
  }

  private static byte[] read(byte[] encoded, Consumer<byte[]> lastRow) throws UnreadableException {
    ImageHeader header = new ImageHeader("jpeg", Fixtures.WIDTH, Fixtures.HEIGHT, 1);
    ImageSettings settings =
        new ImageSettings(new ImageShape(3, 8, 8), Resize.STRETCH, 1_000_000, 1_000_000, 30);
    NativeReader.Request request =
        new NativeReader.Request(
            opencv_imgcodecs.IMREAD_COLOR_RGB,
            new NativeReader.Frame(0, 0, header.width(), header.height()),
            header.width(),
            header.height(),
            ResizeGeometry.of(header, settings),
            lastRow);
    try (BytePointer input = new BytePointer(encoded)) {
      return NativeReader.read(input, request);
    }
  }
}
