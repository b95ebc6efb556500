package io.sparkvae.image.decode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.image.ExifFixtures;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.bytes.UnreadableException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopStripTest {

  private static final int WIDTH = 500;
  private static final int HEIGHT = 300;

  /** One sixteenth of 300 rows is 18.75: three blocks, two units of 16 rows. */
  @ParameterizedTest
  @CsvSource({"0x111111, 0, 24", "0x211111, 0, 24", "0x221111, 0, 32", "0x221111, 7, 32"})
  void meansAreThoseOfThePixels(String sampling, int restartInterval, int rows)
      throws UnreadableException {
    BufferedImage picture = ExifFixtures.picture(WIDTH, HEIGHT);
    byte[] jpeg =
        encode(
            picture,
            opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
            Integer.decode(sampling),
            opencv_imgcodecs.IMWRITE_JPEG_RST_INTERVAL,
            restartInterval);

    TopStrip strip = TopStrip.of(jpeg, JpegHeader.of(jpeg));

    assertThat(strip.rows()).isEqualTo(rows);
    for (int sample = 0; sample < TopStrip.SAMPLES; sample++) {
      double[] expected = mean(picture, sample, rows);
      for (int c = 0; c < 3; c++) {
        assertThat((double) (strip.means().values()[c * TopStrip.SAMPLES + sample] & 0xff))
            .as("channel %d of sample %d", c, sample)
            .isCloseTo(expected[c], within(2.5));
      }
    }
  }

  @Test
  void greyPictureHasNoColour() throws UnreadableException {
    BufferedImage grey = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(((DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 77);
    byte[] jpeg = Fixtures.encode(grey, "jpeg");

    byte[] means = TopStrip.of(jpeg, JpegHeader.of(jpeg)).means().values();

    assertThat(Arrays.copyOf(means, TopStrip.SAMPLES)).containsOnly(77);
    assertThat(Arrays.copyOfRange(means, TopStrip.SAMPLES, means.length)).containsOnly((byte) 128);
  }

  @Test
  void stripWhoseDataEndEarlyIsTruncated() throws UnreadableException {
    byte[] jpeg = Fixtures.encode(ExifFixtures.picture(WIDTH, HEIGHT), "jpeg");
    JpegHeader header = JpegHeader.of(jpeg);
    JpegHeader.Segment scan = header.segments().get(header.segments().size() - 2);
    byte[] closed =
        Fixtures.concat(
            Arrays.copyOf(jpeg, scan.from() + 100), new byte[] {0, (byte) 0xff, (byte) 0xd9});

    assertThatThrownBy(() -> TopStrip.of(closed, JpegHeader.of(closed)))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("a JPEG scan ends inside a block");
  }

  private static double[] mean(BufferedImage picture, int sample, int rows) {
    double from = sample * (double) WIDTH / TopStrip.SAMPLES;
    double to = from + (double) WIDTH / TopStrip.SAMPLES;
    double[] sum = new double[3];
    double weight = 0;
    for (int x = (int) from; x < Math.min(WIDTH, Math.ceil(to)); x++) {
      double part = Math.min(x + 1, to) - Math.max(x, from);
      for (int y = 0; y < rows; y++) {
        int rgb = picture.getRGB(x, y);
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        double luma = 0.299 * red + 0.587 * green + 0.114 * blue;
        sum[0] += part * luma;
        sum[1] += part * (128 + (blue - luma) / 1.772);
        sum[2] += part * (128 + (red - luma) / 1.402);
        weight += part;
      }
    }
    double all = weight;
    return Arrays.stream(sum).map(value -> value / all).toArray();
  }

  private static byte[] encode(BufferedImage picture, int... parameters) {
    byte[] bgr = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int rgb = picture.getRGB(i % WIDTH, i / WIDTH);
      bgr[3 * i] = (byte) rgb;
      bgr[3 * i + 1] = (byte) (rgb >> 8);
      bgr[3 * i + 2] = (byte) (rgb >> 16);
    }
    try (Mat raster = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC3, Scalar.all(0));
        BytePointer file = new BytePointer();
        IntPointer options = new IntPointer(parameters)) {
      raster.data().put(bgr);
      assertThat(opencv_imgcodecs.imencode(".jpg", raster, file, options)).isTrue();
      byte[] encoded = new byte[Math.toIntExact(file.limit())];
      file.get(encoded);
      return encoded;
    }
  }
}
