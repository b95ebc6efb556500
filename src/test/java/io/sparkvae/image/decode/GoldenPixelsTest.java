package io.sparkvae.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.GoldenPictures;
import io.sparkvae.image.GoldenPictures.Expected;
import io.sparkvae.image.Shortcut;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of real encoders, against pixels that were held against another decoder once. */
class GoldenPixelsTest {

  /** Grey levels by which another decoder may round differently, on average. */
  private static final double ROUNDING = 1;

  private static List<Expected> expected() {
    return GoldenPictures.expected();
  }

  @ParameterizedTest
  @MethodSource("expected")
  void everyFormatHasItsPixels(Expected expected) throws NoSuchAlgorithmException {
    Decoding.Pixels found = decode(expected);

    assertThat(found.header()).isEqualTo(expected.header());
    assertThat(found.shortcut()).isEqualTo(expected.shortcut());
    Optional<byte[]> pixels = expected.pixels();
    if (pixels.isPresent()) {
      assertThat(found.values()).isEqualTo(pixels.get());
    }
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(found.values());
    assertThat(HexFormat.of().formatHex(digest)).as("digest").isEqualTo(expected.sha256());
  }

  @Test
  void readersOfTheJdkSeeTheSamePictures() {
    Set<String> formats = new TreeSet<>();
    int compared = 0;
    for (Expected expected : expected()) {
      Optional<SecondOpinion> other =
          SecondOpinion.of(GoldenPictures.bytes(expected.file()), expected.header());
      if (expected.isOwnSize() && expected.shortcut() == Shortcut.NONE && other.isPresent()) {
        assertThat(
                PixelDifference.mean(
                    decode(expected).values(), other.get().pixels(expected.shape())))
            .as(expected.toString())
            .isCloseTo(0, within(ROUNDING));
        formats.add(expected.header().format());
        compared++;
      }
    }
    assertThat(formats).containsExactly("bmp", "gif", "jpeg", "png", "tiff");
    assertThat(compared).isGreaterThan(GoldenPictures.files().size() / 2);
  }

  private static Decoding.Pixels decode(Expected expected) {
    ImageDecoder decoder = new ImageDecoder(expected.settings());
    return Fixtures.pixels(decoder.decode(GoldenPictures.bytes(expected.file())));
  }
}
