package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.UnreadableException;
import java.util.Arrays;

/**
 * The scans of a JPEG, and whether together they carry the whole picture: each of the 64
 * coefficients of every component, in a progressive file down to its last bit (ITU-T T.81, G.1.1).
 */
final class JpegScans {

  private static final int COEFFICIENTS = 64;
  private static final int NEVER_SENT = 64;

  private final boolean progressive;
  private final int[] identifiers;

  /** Lowest bit sent so far, for each component and coefficient. */
  private final int[][] lowestBit;

  private int count;

  /** Takes the identifiers of the frame's components. */
  JpegScans(int[] identifiers, boolean progressive) {
    this.identifiers = identifiers.clone();
    this.progressive = progressive;
    lowestBit = new int[identifiers.length][COEFFICIENTS];
    for (int[] bits : lowestBit) {
      Arrays.fill(bits, NEVER_SENT);
    }
  }

  /** Notes the header of a scan: the payload of its segment. */
  void add(ImageBytes payload) throws UnreadableException {
    count++;
    int components = payload.u8(0);
    long behind = 1 + 2L * components;
    int first = progressive ? payload.u8(behind) : 0;
    int last = progressive ? payload.u8(behind + 1) : COEFFICIENTS - 1;
    int bit = progressive ? payload.u8(behind + 2) & 0xf : 0;
    if (first > last || last >= COEFFICIENTS) {
      throw UnreadableException.corrupt(
          "a JPEG scan sends the coefficients %d to %d".formatted(first, last));
    }
    for (int c = 0; c < components; c++) {
      int index = index(payload.u8(1 + 2L * c));
      for (int k = first; k <= last; k++) {
        lowestBit[index][k] = Math.min(lowestBit[index][k], bit);
      }
    }
  }

  int count() {
    return count;
  }

  /** Whether every coefficient of every component has been sent in full. */
  boolean complete() {
    return Arrays.stream(lowestBit).allMatch(bits -> Arrays.stream(bits).allMatch(bit -> bit == 0));
  }

  private int index(int identifier) throws UnreadableException {
    for (int i = 0; i < identifiers.length; i++) {
      if (identifiers[i] == identifier) {
        return i;
      }
    }
    throw UnreadableException.corrupt(
        "a JPEG scan is of component %d, which the frame does not have".formatted(identifier));
  }
}
