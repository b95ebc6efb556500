package io.sparkvae.image.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Preprocessing;
import io.sparkvae.image.Resize;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.bytes.DecodeLimits;
import io.sparkvae.image.decode.jpeg.JpegScanLimits;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ordinary small pictures against limits that are lowered to what they ask for. */
class LimitsTest {

  private static final BufferedImage PICTURE = Fixtures.gradient(BufferedImage.TYPE_INT_RGB);

  /** The JDK writes ten scans; colour has half the resolution both ways. */
  private static final byte[] PROGRESSIVE = Fixtures.encodeProgressive(PICTURE, "jpeg");

  private static final int SCANS = 10;
  private static final int SAMPLES = Fixtures.WIDTH * Fixtures.HEIGHT * 3 / 2;

  @ParameterizedTest
  @EnumSource
  void scansOfAJpegAreCounted(Preprocessing preprocessing) {
    JpegScanLimits enough = new JpegScanLimits(SCANS, Long.MAX_VALUE, Long.MAX_VALUE);
    JpegScanLimits fewer = new JpegScanLimits(SCANS - 1, Long.MAX_VALUE, Long.MAX_VALUE);

    assertThat(decode(preprocessing, enough)).isInstanceOf(Decoding.Pixels.class);
    assertThat(decode(preprocessing, fewer))
        .isEqualTo(tooLarge("the JPEG has 10 scans, more than 9"));
  }

  @ParameterizedTest
  @EnumSource
  void scansTimesSamplesAreBounded(Preprocessing preprocessing) {
    long scanned = (long) SCANS * SAMPLES;
    JpegScanLimits enough = new JpegScanLimits(SCANS, scanned, Long.MAX_VALUE);
    JpegScanLimits fewer = new JpegScanLimits(SCANS, scanned - 1, Long.MAX_VALUE);

    assertThat(decode(preprocessing, enough)).isInstanceOf(Decoding.Pixels.class);
    assertThat(decode(preprocessing, fewer))
        .isEqualTo(tooLarge("the JPEG has 10 scans over 2880 samples"));
  }

  @ParameterizedTest
  @EnumSource
  void memoryOfCoefficientsIsBounded(Preprocessing preprocessing) {
    JpegScanLimits enough = new JpegScanLimits(SCANS, Long.MAX_VALUE, 2L * SAMPLES);
    JpegScanLimits fewer = new JpegScanLimits(SCANS, Long.MAX_VALUE, 2L * SAMPLES - 1);

    assertThat(decode(preprocessing, enough)).isInstanceOf(Decoding.Pixels.class);
    assertThat(decode(preprocessing, fewer))
        .isEqualTo(tooLarge("the JPEG keeps 2880 samples in memory until its last scan"));
  }

  @Test
  void aSequentialJpegKeepsNoCoefficients() {
    ImageSettings settings = settings(Preprocessing.EXACT);
    FormatReader reader =
        new FormatReader(settings, DecodeLimits.of(settings), new JpegScanLimits(1, 0, 0));

    assertThat(decode(settings, reader, Fixtures.encode(PICTURE, "jpeg")))
        .isInstanceOf(Decoding.Pixels.class);
  }

  @Test
  void aLongSideIsRefusedWhateverTheArea() {
    ImageSettings settings = settings(Preprocessing.EXACT);
    DecodeLimits limits = new DecodeLimits(1 << 20, 1_000_000, Fixtures.WIDTH - 1);
    FormatReader reader = new FormatReader(settings, limits, JpegScanLimits.STANDARD);

    assertThat(decode(settings, reader, Fixtures.encode(PICTURE, "png")))
        .isEqualTo(tooLarge("its header promises 48x40 pixels; a side may have 47"));
  }

  private static Decoding decode(Preprocessing preprocessing, JpegScanLimits limits) {
    ImageSettings settings = settings(preprocessing);
    return decode(
        settings, new FormatReader(settings, DecodeLimits.of(settings), limits), PROGRESSIVE);
  }

  private static Decoding decode(ImageSettings settings, FormatReader reader, byte[] encoded) {
    return new ImageDecoder(settings, reader, InternalErrors.OF_THIS_JVM).decode(encoded);
  }

  private static ImageSettings settings(Preprocessing preprocessing) {
    return new ImageSettings(
        new ImageShape(3, 5, 6), Resize.STRETCH, preprocessing, 1_000_000, 1 << 20, 30);
  }

  private static Decoding.Unreadable tooLarge(String detail) {
    return new Decoding.Unreadable(UnreadableReason.TOO_LARGE, detail);
  }
}
