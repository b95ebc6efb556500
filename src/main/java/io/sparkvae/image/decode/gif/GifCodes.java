package io.sparkvae.image.decode.gif;

import io.sparkvae.image.bytes.UnreadableException;

/**
 * The palette indices of one GIF frame, unpacked from its LZW codes (GIF89a, appendix F) a row at a
 * time.
 */
final class GifCodes {

  private static final int MOST_CODES = 1 << 12;

  private final byte[] encoded;
  private final int clear;
  private final int rootBits;
  private final short[] prefix = new short[MOST_CODES];
  private final byte[] suffix = new byte[MOST_CODES];
  private final byte[] pending = new byte[MOST_CODES + 1];
  private int pendingCount;
  private int at;
  private int blockLeft;
  private int bits;
  private int bitCount;
  private int codeBits;
  private int next;
  private int previous = -1;
  private int firstOfPrevious;

  /** Takes the position of the minimum code size; the blocks behind it have been walked through. */
  GifCodes(byte[] encoded, int data) throws UnreadableException {
    this.encoded = encoded;
    rootBits = encoded[data] & 0xff;
    if (rootBits < 1 || rootBits > 11) {
      throw UnreadableException.corrupt("the GIF has codes of %d bits".formatted(rootBits));
    }
    clear = 1 << rootBits;
    at = data + 1;
    restart();
  }

  /** Fills a row. */
  void read(byte[] indices) throws UnreadableException {
    for (int i = 0; i < indices.length; i++) {
      while (pendingCount == 0) {
        code();
      }
      indices[i] = pending[--pendingCount];
    }
  }

  private void restart() {
    codeBits = rootBits + 1;
    next = clear + 2;
    previous = -1;
  }

  /** Unpacks one code, last index first. */
  private void code() throws UnreadableException {
    int code = bits();
    if (code == clear) {
      restart();
      return;
    }
    if (code == clear + 1) {
      throw ended();
    }
    boolean unknown = code > next || (code == next && previous < 0);
    if (unknown) {
      throw UnreadableException.corrupt("the GIF's first frame has a code before its meaning");
    }
    int walk = code;
    if (code == next) {
      // The one code that is used while it is being defined: the previous string and its first
      // index.
      pending[pendingCount++] = (byte) firstOfPrevious;
      walk = previous;
    }
    while (walk >= clear) {
      pending[pendingCount++] = suffix[walk];
      walk = prefix[walk];
    }
    pending[pendingCount++] = (byte) walk;
    define(walk);
    firstOfPrevious = walk;
    previous = code;
  }

  private void define(int first) {
    if (previous < 0 || next >= MOST_CODES) {
      return;
    }
    prefix[next] = (short) previous;
    suffix[next] = (byte) first;
    next++;
    if (next == 1 << codeBits && codeBits < 12) {
      codeBits++;
    }
  }

  private int bits() throws UnreadableException {
    while (bitCount < codeBits) {
      if (blockLeft == 0) {
        blockLeft = encoded[at++] & 0xff;
        if (blockLeft == 0) {
          throw ended();
        }
      }
      bits |= (encoded[at++] & 0xff) << bitCount;
      bitCount += 8;
      blockLeft--;
    }
    int code = bits & ((1 << codeBits) - 1);
    bits >>>= codeBits;
    bitCount -= codeBits;
    return code;
  }

  private static UnreadableException ended() {
    return UnreadableException.truncated("the GIF's first frame ends before its last pixel");
  }
}
