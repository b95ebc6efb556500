package io.sparkvae.image.decode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Preprocessing;
import io.sparkvae.image.Resize;
import io.sparkvae.image.Shortcut;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.decode.ImageDecoder;
import io.sparkvae.image.resize.ResizeGeometry;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstScansTest {

  /** The whole file, every scan decoded, beside what the exact way leaves of it. */
  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB})
  void atOneEighthTheExactWayReadsFewerScansAndTheSamePixels(int type) throws UnreadableException {
    byte[] jpeg = Fixtures.encodeProgressive(picture(type, 528), "jpeg");
    JpegHeader header = JpegHeader.of(jpeg);
    JpegWork whole = work(header, 32, 8);

    assertThat(scans(FirstScans.exact(jpeg, whole))).isLessThan(header.scans());
    assertThat(decode(jpeg, 32, Preprocessing.EXACT).values())
        .isEqualTo(JpegReader.read(jpeg, header, whole, Deadline.in(30)));
  }

  @Test
  void atOneEighthLightnessIsExact() throws UnreadableException {
    byte[] jpeg = Fixtures.encodeProgressive(picture(BufferedImage.TYPE_BYTE_GRAY, 528), "jpeg");
    JpegHeader header = JpegHeader.of(jpeg);

    Decoding.Pixels pixels = decode(jpeg, 32, Preprocessing.FAST);

    assertThat(pixels.shortcut()).isEqualTo(Shortcut.FIRST_SCANS);
    assertThat(pixels.values())
        .isEqualTo(JpegReader.read(jpeg, header, work(header, 32, 8), Deadline.in(30)));
  }

  /** Mean differences; at 280 and 140 most of it is that of a smaller scale. */
  @ParameterizedTest
  @CsvSource({"528, 2.5", "280, 8", "140, 3"})
  void colourIsCloseAtEveryScale(int side, double greyLevels) {
    byte[] jpeg = Fixtures.encodeProgressive(picture(BufferedImage.TYPE_INT_RGB, side), "jpeg");

    Decoding.Pixels fast = decode(jpeg, 32, Preprocessing.FAST);
    Decoding.Pixels exact = decode(jpeg, 32, Preprocessing.EXACT);

    assertThat(fast.shortcut()).isEqualTo(Shortcut.FIRST_SCANS);
    assertThat(difference(fast.values(), exact.values())).isLessThan(greyLevels);
  }

  @Test
  void atOneEighthColourThatStillMattersIsExactToo() throws UnreadableException {
    byte[] jpeg = Fixtures.encodeProgressive(picture(BufferedImage.TYPE_INT_RGB, 280), "jpeg");
    JpegHeader header = JpegHeader.of(jpeg);
    JpegWork whole = work(header, 32, 8);
    byte[] stream = FirstScans.of(jpeg, whole);

    assertThat(JpegReader.readScans(stream, header, whole, Deadline.in(30)))
        .isEqualTo(JpegReader.read(jpeg, header, whole, Deadline.in(30)));
  }

  @Test
  void refinementsAndHighFrequenciesAreLeftOut() throws UnreadableException {
    byte[] jpeg = Fixtures.encodeProgressive(picture(BufferedImage.TYPE_INT_RGB, 140), "jpeg");
    JpegHeader header = JpegHeader.of(jpeg);

    // libjpeg's script: DC; Y 1-5; Cb, Cr; Y 6-63; Y refined; DC refined; Cb, Cr, Y refined.
    assertThat(header.scans()).isEqualTo(10);
    assertThat(scans(FirstScans.of(jpeg, work(header, 32, 4)))).isEqualTo(5);
    assertThat(scans(FirstScans.of(jpeg, work(header, 32, 2)))).isEqualTo(6);
    // Two of DC, four of colour and an empty one of lightness; or two of DC and three empty ones.
    assertThat(scans(FirstScans.of(jpeg, work(header, 16, 8)))).isEqualTo(7);
    assertThat(scans(FirstScans.of(jpeg, work(header, 8, 8)))).isEqualTo(5);
  }

  @Test
  void fileThatIsNotReducedIsTakenWhole() {
    byte[] jpeg = Fixtures.encodeProgressive(picture(BufferedImage.TYPE_INT_RGB, 60), "jpeg");

    Decoding.Pixels fast = decode(jpeg, 32, Preprocessing.FAST);

    assertThat(fast.shortcut()).isEqualTo(Shortcut.NONE);
    assertThat(fast.values()).isEqualTo(decode(jpeg, 32, Preprocessing.EXACT).values());
  }

  @Test
  void greyPictureIsNotTakenForAnEarlyEnd() {
    BufferedImage grey = new BufferedImage(528, 528, BufferedImage.TYPE_INT_RGB);
    grey.createGraphics().fillRect(0, 0, 528, 260);
    for (int i = 0; i < 528 * 268; i++) {
      grey.setRGB(i % 528, 260 + i / 528, 0x808080);
    }

    Decoding.Pixels fast = decode(Fixtures.encodeProgressive(grey, "jpeg"), 32, Preprocessing.FAST);

    assertThat(fast.values()[32 * 32 - 1] & 0xff).isEqualTo(128);
  }

  @Test
  void fileThatLacksScansWhichWouldBeLeftOutIsTruncated() throws UnreadableException {
    byte[] jpeg = Fixtures.encodeProgressive(picture(BufferedImage.TYPE_INT_RGB, 528), "jpeg");
    JpegHeader.Segment last =
        JpegHeader.of(jpeg).segments().get(JpegHeader.of(jpeg).segments().size() - 2);
    byte[] closed =
        Fixtures.concat(Arrays.copyOf(jpeg, last.from()), new byte[] {(byte) 0xff, (byte) 0xd9});

    assertThat(decoder(32, Preprocessing.FAST).decode(closed))
        .isEqualTo(
            new Decoding.Unreadable(
                UnreadableReason.TRUNCATED, "the JPEG ends after 9 scans, which are not all"));
    assertThat(decoder(32, Preprocessing.FAST).decode(Arrays.copyOf(jpeg, last.from())))
        .isInstanceOf(Decoding.Unreadable.class);
  }

  private static JpegWork work(JpegHeader header, int side, int divisor) {
    ImageSettings settings =
        new ImageSettings(new ImageShape(3, side, side), Resize.CROP, 1_000_000, 1 << 22, 30);
    return JpegWork.whole(header, ResizeGeometry.of(header.image(), settings), divisor);
  }

  private static long scans(byte[] jpeg) {
    return IntStream.range(0, jpeg.length - 1)
        .filter(i -> jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xda)
        .count();
  }

  private static Decoding.Pixels decode(byte[] jpeg, int side, Preprocessing preprocessing) {
    return Fixtures.pixels(decoder(side, preprocessing).decode(jpeg));
  }

  private static ImageDecoder decoder(int side, Preprocessing preprocessing) {
    ImageShape shape = new ImageShape(3, side, side);
    return new ImageDecoder(
        new ImageSettings(shape, Resize.CROP, preprocessing, 1_000_000, 1 << 22, 30));
  }

  private static double difference(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return (double) sum / a.length;
  }

  /** Coloured stripes under noise of every frequency. */
  private static BufferedImage picture(int type, int side) {
    Random random = new Random(5);
    BufferedImage image = new BufferedImage(side, side, type);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int noise = random.nextInt(20);
        int red = noise + (int) (80 + 60 * Math.sin(40.0 * x / side));
        int green = noise + (int) (80 + 60 * Math.sin(30.0 * y / side));
        int blue = noise + (int) (80 + 60 * Math.sin(20.0 * (x + y) / side));
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }
}
