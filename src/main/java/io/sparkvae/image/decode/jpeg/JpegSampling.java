package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.List;

/** The resolutions of a JPEG's components, as its frame header has them (ITU-T T.81, A.1.1). */
final class JpegSampling {

  /** Samples on each side of a block. */
  private static final int BLOCK = 8;

  private final List<Factors> components = new ArrayList<>();
  private int across = 1;
  private int down = 1;

  private record Factors(int across, int down) {}

  /** Reads the payload of a start-of-frame segment. */
  static JpegSampling of(ImageBytes frame) throws UnreadableException {
    JpegSampling sampling = new JpegSampling();
    for (int i = 0; i < frame.u8(5); i++) {
      int factors = frame.u8(7 + 3L * i);
      sampling.add(new Factors(factors >> 4, factors & 0xf));
    }
    return sampling;
  }

  private void add(Factors factors) throws UnreadableException {
    if (!isFactor(factors.across()) || !isFactor(factors.down())) {
      throw UnreadableException.corrupt("the JPEG has a sampling factor outside 1 to 4");
    }
    components.add(factors);
    across = Math.max(across, factors.across());
    down = Math.max(down, factors.down());
  }

  private static boolean isFactor(int value) {
    return value >= 1 && value <= 4;
  }

  /** Pixel rows that are coded together. */
  int unitRows() {
    return BLOCK * down;
  }

  /** Whether components of a lower resolution have just half of it, both across and down. */
  boolean isHalved() {
    for (Factors factors : components) {
      boolean full = factors.across() == across && factors.down() == down;
      if (!full && (2 * factors.across() != across || 2 * factors.down() != down)) {
        return false;
      }
    }
    return true;
  }

  /** Samples of all components of a picture together. */
  long samples(int width, int height) {
    int blocks = components.stream().mapToInt(factors -> factors.across() * factors.down()).sum();
    int most = across * down;
    return ((long) width * height * blocks + most - 1) / most;
  }
}
