package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the segments before the first scan of a sequential JPEG say of how it is coded. Only a scan
 * that holds every component is read.
 */
final class SequentialScan {

  /**
   * One component of the frame.
   *
   * @param across blocks of one unit of the scan, side by side
   * @param down blocks of one unit of the scan, one above the other
   * @param step quantisation step of the DC coefficient
   */
  record Component(int across, int down, int step, HuffmanCode dc, HuffmanCode ac) {

    /** Reads one block; returns the quantised difference of its DC coefficient to the last one. */
    int difference(EntropyBits bits) throws UnreadableException {
      int difference = bits.signed(dc.next(bits) & 0xf);
      int k = 1;
      while (k < 64) {
        int word = ac.next(bits);
        int size = word & 0xf;
        if (size == 0 && word != ZERO_RUN) {
          break;
        }
        k += (word >> 4) + 1;
        bits.peek(size);
        bits.skip(size);
      }
      return difference;
    }
  }

  /** Sixteen zeros, as against the end of the block. */
  private static final int ZERO_RUN = 0xf0;

  private static final int FRAMES = 0xc0;
  private static final int HUFFMAN_CODES = 0xc4;
  private static final int START_OF_SCAN = 0xda;
  private static final int QUANTISATION = 0xdb;
  private static final int RESTARTS = 0xdd;

  private final ImageBytes bytes;
  private final Map<Integer, HuffmanCode> codes = new HashMap<>();
  private final int[] steps = new int[16];
  private @Nullable ImageBytes frame;
  private final List<Component> components = new ArrayList<>();
  private int restartInterval;
  private int dataFrom;
  private int dataEnd;

  private SequentialScan(byte[] encoded) {
    bytes = ImageBytes.bigEndian(encoded);
  }

  /** Reads the segments of a file whose header has been walked through. */
  static SequentialScan of(byte[] encoded, JpegHeader header) throws UnreadableException {
    SequentialScan scan = new SequentialScan(encoded);
    for (JpegHeader.Segment segment : header.segments()) {
      if (scan.add(segment)) {
        return scan;
      }
    }
    throw UnreadableException.corrupt("the JPEG has no scan");
  }

  /** In the order of the scan. */
  List<Component> components() {
    return List.copyOf(components);
  }

  /** Units between two restart markers; 0 where there are none. */
  int restartInterval() {
    return restartInterval;
  }

  /** The entropy-coded data from their beginning. */
  EntropyBits bits(byte[] encoded) {
    return new EntropyBits(encoded, dataFrom, dataEnd);
  }

  /** Reads one segment; whether it is the scan. */
  private boolean add(JpegHeader.Segment segment) throws UnreadableException {
    int code = bytes.u8(segment.from() + 1L);
    if (segment.length() < 4) {
      return false;
    }
    int length = bytes.u16(segment.from() + 2L);
    ImageBytes payload = bytes.slice(segment.from() + 4, length - 2);
    switch (code) {
      case FRAMES, FRAMES + 1 -> frame = payload;
      case QUANTISATION -> quantisation(payload);
      case HUFFMAN_CODES -> huffmanCodes(payload);
      case RESTARTS -> restartInterval = payload.u16(0);
      case START_OF_SCAN -> {
        scan(payload);
        dataFrom = segment.from() + 2 + length;
        dataEnd = segment.from() + segment.length();
      }
      default -> {}
    }
    return code == START_OF_SCAN;
  }

  private void quantisation(ImageBytes payload) throws UnreadableException {
    long at = 0;
    while (at < payload.length()) {
      int head = payload.u8(at);
      boolean wide = head >> 4 != 0;
      steps[head & 0xf] = wide ? payload.u16(at + 1) : payload.u8(at + 1);
      at += wide ? 129 : 65;
    }
  }

  private void huffmanCodes(ImageBytes payload) throws UnreadableException {
    long at = 0;
    while (at < payload.length()) {
      codes.put(payload.u8(at), new HuffmanCode(payload, at + 1));
      at += 17 + HuffmanCode.size(payload, at + 1);
    }
  }

  private void scan(ImageBytes payload) throws UnreadableException {
    int count = payload.u8(0);
    if (frame == null || frame.u8(5) != count) {
      throw UnreadableException.unsupported("the JPEG's first scan lacks a component");
    }
    for (int c = 0; c < count; c++) {
      int sampling = frame.u8(7 + 3L * c);
      int tables = payload.u8(2 + 2L * c);
      // A scan of one component has units of one block, whatever the frame says (A.2.2).
      components.add(
          new Component(
              count == 1 ? 1 : sampling >> 4,
              count == 1 ? 1 : sampling & 0xf,
              steps[frame.u8(8 + 3L * c) & 0xf],
              code(tables >> 4),
              code(0x10 | (tables & 0xf))));
    }
  }

  private HuffmanCode code(int name) throws UnreadableException {
    HuffmanCode code = codes.get(name);
    if (code == null) {
      throw UnreadableException.corrupt("the JPEG lacks the Huffman code of a scan");
    }
    return code;
  }
}
