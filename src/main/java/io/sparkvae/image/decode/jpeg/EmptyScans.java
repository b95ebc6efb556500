package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.util.Set;

/**
 * Scans of a progressive JPEG that say of some components that all coefficients but DC are zero. A
 * native decoder that lacks those coefficients makes them up from neighbouring blocks, and the DC
 * coefficients again with them (libjpeg-turbo's block smoothing, since 2.1): it takes time, and the
 * pixels are no longer those of the whole file.
 */
final class EmptyScans {

  /** No restart markers from here on. */
  private static final int[] NO_RESTARTS = {0xff, 0xdd, 0, 4, 0, 0};

  /** A Huffman code of one word, the bit 0: a run of 2^14 empty blocks and more (T.81, G.1.2.2). */
  private static final int[] CODE = {
    0xff, 0xc4, 0, 20, 0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xe0
  };

  /** Blocks of the longest run: the word, then fourteen ones. */
  private static final int LONGEST_RUN = 32_767;

  private static final int BITS_OF_RUN = 15;

  private EmptyScans() {}

  /**
   * The segments, which go before the end of the image.
   *
   * @param frame the payload of the frame's header
   * @param identifiers of the components to close
   */
  static byte[] of(ImageBytes frame, Set<Integer> identifiers) throws UnreadableException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, NO_RESTARTS);
    write(out, CODE);
    int components = frame.u8(5);
    int mostAcross = 1;
    int mostDown = 1;
    for (int c = 0; c < components; c++) {
      mostAcross = Math.max(mostAcross, frame.u8(7 + 3L * c) >> 4);
      mostDown = Math.max(mostDown, frame.u8(7 + 3L * c) & 0xf);
    }
    for (int c = 0; c < components; c++) {
      int sampling = frame.u8(7 + 3L * c);
      long wide = blocks(frame.u16(3), sampling >> 4, mostAcross);
      long high = blocks(frame.u16(1), sampling & 0xf, mostDown);
      int identifier = frame.u8(6 + 3L * c);
      if (identifiers.contains(identifier)) {
        write(out, 0xff, 0xda, 0, 8, 1, identifier, 0, 1, 63, 0);
        runs(out, (wide * high + LONGEST_RUN - 1) / LONGEST_RUN);
      }
    }
    return out.toByteArray();
  }

  /** Blocks along one side of a component (T.81, A.1.1 and A.2.2). */
  private static long blocks(int samples, int factor, int most) {
    return ((long) samples * factor + 8L * most - 1) / (8L * most);
  }

  private static void runs(ByteArrayOutputStream out, long count) {
    int held = 0;
    int bits = 0;
    for (long bit = 0; bit < (count * BITS_OF_RUN + 7) / 8 * 8; bit++) {
      boolean word = bit % BITS_OF_RUN == 0 && bit < count * BITS_OF_RUN;
      held = held << 1 | (word ? 0 : 1);
      bits++;
      if (bits == 8) {
        write(out, held);
        if (held == 0xff) {
          write(out, 0);
        }
        held = 0;
        bits = 0;
      }
    }
  }

  private static void write(ByteArrayOutputStream out, int... bytes) {
    for (int value : bytes) {
      out.write(value);
    }
  }
}
