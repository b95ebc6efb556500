package io.sparkvae.image.decode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.decode.ImageDecoder;
import io.sparkvae.image.resize.ResizeGeometry;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows below a crop, of a picture that is higher than wide. */
class JpegWorkTest {

  private static final int WIDTH = 168;

  /** A crop to a square ends one row before a unit of 8 or 16 rows does. */
  private static final int HEIGHT = 502;

  /** What OpenCV calls 4:1:1, 4:2:0, 4:2:2, 4:4:0 and 4:4:4. */
  private static final int[] SAMPLINGS = {0x411111, 0x221111, 0x211111, 0x121111, 0x111111};

  /** Sides to which the picture grows, stays as it is, and is decoded at each scale. */
  private static final int[] SIDES = {250, 168, 84, 80, 42, 40, 21, 20, 10};

  private static Stream<Arguments> samplingsAndSides() {
    return IntStream.of(SAMPLINGS)
        .boxed()
        .flatMap(sampling -> IntStream.of(SIDES).mapToObj(side -> Arguments.of(sampling, side)));
  }

  @ParameterizedTest
  @MethodSource("samplingsAndSides")
  void rowsThatAreLeftOutChangeNoPixel(int sampling, int side) throws UnreadableException {
    byte[] jpeg = picture(opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR, sampling);
    JpegHeader header = JpegHeader.of(jpeg);
    JpegWork whole = whole(header, side);
    JpegWork upper = whole.withoutRowsBelow(header);

    int end = (WIDTH + HEIGHT) / 2;
    assertThat(upper.rows()).isBetween(end + 1, end + 17);
    assertThat(JpegReader.decode(jpeg, header, upper, Deadline.in(30)))
        .isEqualTo(JpegReader.decode(jpeg, header, whole, Deadline.in(30)));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE,
        opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL
      })
  void fileOfSeveralStretchesIsDecodedWhole(int option) throws UnreadableException {
    JpegHeader header = JpegHeader.of(picture(option, 1));
    JpegWork whole = whole(header, 40);

    assertThat(whole.withoutRowsBelow(header)).isSameAs(whole);
  }

  @Test
  void pictureThatIsWantedToItsLastRowIsDecodedWhole() throws UnreadableException {
    JpegHeader header = JpegHeader.of(picture(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 90));
    JpegWork whole = JpegWork.whole(header, geometry(header, Resize.STRETCH, 40), 2);

    assertThat(whole.withoutRowsBelow(header)).isSameAs(whole);
  }

  @Test
  void dataThatEndWithinTheCropAreFound() throws UnreadableException {
    byte[] jpeg = picture(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 90);

    assertThat(decoder().decode(withEnd(jpeg, jpeg.length / 2)))
        .isInstanceOfSatisfying(
            Decoding.Unreadable.class,
            found -> assertThat(found.reason()).isEqualTo(UnreadableReason.TRUNCATED));
  }

  @Test
  void dataThatEndBelowTheCropDoNotMatter() throws UnreadableException {
    byte[] jpeg = picture(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 90);
    byte[] closed = withEnd(jpeg, jpeg.length - jpeg.length / 10);

    assertThat(Fixtures.pixels(decoder().decode(closed)).values())
        .isEqualTo(Fixtures.pixels(decoder().decode(jpeg)).values());
  }

  private static byte[] withEnd(byte[] jpeg, int length) {
    return Fixtures.concat(Arrays.copyOf(jpeg, length), new byte[] {0, (byte) 0xff, (byte) 0xd9});
  }

  private static ImageDecoder decoder() {
    return Fixtures.decoder(new ImageShape(3, 40, 40), Resize.CROP);
  }

  private static JpegWork whole(JpegHeader header, int side) {
    ResizeGeometry geometry = geometry(header, Resize.CROP, side);
    int divisor = JpegReader.divisor(header, geometry, JpegReader.EXACT_MARGIN);
    return JpegWork.whole(header, geometry, divisor);
  }

  private static ResizeGeometry geometry(JpegHeader header, Resize resize, int side) {
    ImageShape shape = new ImageShape(3, side, side);
    return ResizeGeometry.of(
        header.image(), new ImageSettings(shape, resize, 1_000_000, 1 << 22, 30));
  }

  /** Noise, in which every row differs from its neighbours, written with an option of OpenCV's. */
  private static byte[] picture(int option, int value) {
    byte[] noise = new byte[3 * WIDTH * HEIGHT];
    new Random(7).nextBytes(noise);
    try (Mat raster = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3);
        BytePointer jpeg = new BytePointer();
        IntPointer options = new IntPointer(option, value)) {
      raster.data().put(noise);
      assertThat(opencv_imgcodecs.imencode(".jpg", raster, jpeg, options)).isTrue();
      byte[] encoded = new byte[(int) jpeg.limit()];
      jpeg.get(encoded);
      return encoded;
    }
  }
}
