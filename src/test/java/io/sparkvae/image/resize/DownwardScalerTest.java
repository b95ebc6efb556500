package io.sparkvae.image.resize;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DownwardScalerTest {

  @ParameterizedTest
  @CsvSource({
    // Smaller, by whole factors and others; larger; one axis each way; odd numbers of samples.
    "128, 64",
    "200, 267",
    "201, 133",
    "9, 7",
    "1, 1",
    "3, 500",
    "700, 2",
    "33, 31"
  })
  void saysWhatTheOtherScalerSays(int width, int height) {
    for (Resize resize : Resize.values()) {
      for (int orientation = 1; orientation <= 8; orientation++) {
        for (int channels : new int[] {1, 3}) {
          for (int wanted : new int[] {1, 3}) {
            ImageSettings settings =
                new ImageSettings(new ImageShape(wanted, 16, 32), resize, 1 << 20, 1 << 20, 60);
            ImageHeader header = new ImageHeader("jpeg", width, height, orientation);
            check(ResizeGeometry.of(header, settings), header, channels);
          }
        }
      }
    }
  }

  private static void check(ResizeGeometry geometry, ImageHeader header, int channels) {
    Scaler expected = new Scaler(geometry, header.width(), header.height(), channels);
    DownwardScaler scaler = new DownwardScaler(geometry, header.width(), header.height(), channels);
    DownwardScaler ofWords =
        new DownwardScaler(geometry, header.width(), header.height(), channels);
    Random random = new Random(1);
    byte[] row = new byte[header.width() * channels];
    for (int y = 0; y < header.height(); y++) {
      random.nextBytes(row);
      expected.add(y, row);
      scaler.add(y, row);
      ofWords.add(y, packed(row, 2), 2);
    }
    byte[] values = scaler.finish();
    assertThat(ofWords.finish()).isEqualTo(values);
    byte[] same = expected.finish();
    int different = 0;
    for (int i = 0; i < same.length; i++) {
      assertThat((values[i] & 0xff) - (same[i] & 0xff)).isBetween(-1, 1);
      different += values[i] == same[i] ? 0 : 1;
    }
    // Only what lies halfway between two levels may be rounded another way.
    assertThat(different).isLessThanOrEqualTo(same.length / 20);
  }

  /** Four samples a word, the first in its lowest byte, from that word on. */
  private static int[] packed(byte[] row, int from) {
    int words = from + (row.length + 3) / 4;
    ByteBuffer bytes = ByteBuffer.allocate(4 * words).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(4 * from, row);
    int[] packed = new int[words];
    bytes.asIntBuffer().get(packed);
    return packed;
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "128", "255"})
  void anEvenPictureStaysAsItIs(int level) {
    ImageHeader header = new ImageHeader("jpeg", 1001, 3003, 1);
    ImageSettings settings =
        new ImageSettings(new ImageShape(1, 7, 7), Resize.STRETCH, 1 << 22, 1 << 20, 60);
    DownwardScaler scaler = new DownwardScaler(ResizeGeometry.of(header, settings), 1001, 3003, 1);
    byte[] row = new byte[1001];
    Arrays.fill(row, (byte) level);
    for (int y = 0; y < 3003; y++) {
      scaler.add(y, row);
    }
    assertThat(scaler.finish()).containsOnly(level);
  }
}
