package io.sparkvae.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.image.decode.ImageDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecoderVersionTest {

  private static final List<ImageShape> SHAPES =
      List.of(new ImageShape(3, 12, 16), new ImageShape(1, 16, 16), new ImageShape(3, 50, 60));

  @Test
  void pixelsOfTheGoldenPicturesAreThoseOfTheVersion() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (ImageShape shape : SHAPES) {
      for (Resize resize : Resize.values()) {
        for (Preprocessing preprocessing : Preprocessing.values()) {
          addAll(digest, new ImageSettings(shape, resize, preprocessing, 1_000_000, 1 << 20, 30));
        }
      }
    }

    assertThat(HexFormat.of().formatHex(digest.digest()))
        .as("pixels changed: raise DecoderVersion by appending this new digest to it")
        .isEqualTo(DecoderVersion.goldenDigest());
  }

  private static void addAll(MessageDigest digest, ImageSettings settings) {
    ImageDecoder decoder = new ImageDecoder(settings);
    for (String file : GoldenPictures.files()) {
      byte[] encoded = GoldenPictures.bytes(file);
      add(digest, decoder.decode(encoded));
      // Which files are refused decides, too, what a corpus holds.
      add(digest, decoder.decode(Arrays.copyOf(encoded, encoded.length / 2)));
    }
    add(digest, decoder.resize(raw(1)));
    add(digest, decoder.resize(raw(3)));
  }

  /** An image as an IDX file holds it. */
  private static RawImage raw(int channels) {
    ImageShape shape = new ImageShape(channels, 28, 28);
    byte[] values = new byte[shape.values()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (37 * i % 251);
    }
    return new RawImage(shape, values);
  }

  private static void add(MessageDigest digest, Decoding decoding) {
    if (decoding instanceof Decoding.Pixels pixels) {
      digest.update(pixels.values());
    } else {
      String reason = ((Decoding.Unreadable) decoding).reason().label();
      digest.update(reason.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
