package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.UnreadableException;
import java.util.Arrays;

/** One Huffman code of a JPEG (ITU-T T.81, annex C and F.2.2.3). */
final class HuffmanCode {

  private static final int LONGEST = 16;

  /** Bits that are looked up at once; longer words are rare. */
  private static final int SHORT = 9;

  /** For each {@value #SHORT} bits the length of the word and its symbol; 0 for longer words. */
  private final short[] words = new short[1 << SHORT];

  /** For each length the word behind the last one, aligned to 16 bits. */
  private final int[] limits = new int[LONGEST + 1];

  /** For each length what leads from a word to the place of its symbol. */
  private final int[] shifts = new int[LONGEST + 1];

  private final byte[] symbols;

  /**
   * Reads the code from its segment.
   *
   * @param at position of the sixteen counts of words, the symbols behind them
   */
  HuffmanCode(ImageBytes segment, long at) throws UnreadableException {
    int all = size(segment, at);
    symbols = new byte[all];
    for (int i = 0; i < all; i++) {
      symbols[i] = (byte) segment.u8(at + LONGEST + i);
    }
    int word = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int count = segment.u8(at + length - 1);
      shifts[length] = index - word;
      if (word + count > 1 << length) {
        throw UnreadableException.corrupt("a JPEG has a Huffman code of too many words");
      }
      for (int i = 0; i < count && length <= SHORT; i++) {
        int from = (word + i) << (SHORT - length);
        int value = length << 8 | (symbols[index + i] & 0xff);
        Arrays.fill(words, from, from + (1 << (SHORT - length)), (short) value);
      }
      word += count;
      index += count;
      limits[length] = word << (LONGEST - length);
      word <<= 1;
    }
  }

  /** How many symbols the code at a position has. */
  static int size(ImageBytes segment, long at) throws UnreadableException {
    int all = 0;
    for (int i = 0; i < LONGEST; i++) {
      all += segment.u8(at + i);
    }
    return all;
  }

  /** The next symbol. */
  int next(EntropyBits bits) throws UnreadableException {
    int ahead = bits.peek(LONGEST);
    int word = words[ahead >>> (LONGEST - SHORT)];
    if (word != 0) {
      bits.skip(word >> 8);
      return word & 0xff;
    }
    for (int length = SHORT + 1; length <= LONGEST; length++) {
      if (ahead < limits[length]) {
        bits.skip(length);
        return symbols[(ahead >>> (LONGEST - length)) + shifts[length]] & 0xff;
      }
    }
    throw UnreadableException.corrupt("a JPEG scan holds a word that its Huffman code lacks");
  }
}
