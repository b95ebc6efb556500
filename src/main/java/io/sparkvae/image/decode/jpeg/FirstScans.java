package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scans of a progressive JPEG that matter at a DCT scale. Those of the DC coefficients all
 * stay.
 *
 * <p>At 1/8 the lightness of every pixel follows from its DC coefficient alone, so that leaving out
 * the others changes nothing. Colour stored at a lower resolution is decoded at a larger scale: its
 * scans stay, unless its DC coefficients alone cover the wanted shape, where it loses detail that
 * averaging would take. At 1/4 and 1/2 scans that begin within the low frequencies stay at their
 * first, coarse precision, which is an approximation.
 *
 * <p>What stays is a valid stream: a scan that refines others can only be decoded behind those, and
 * none stays whose forerunner goes (ITU-T T.81, G.1.1.1).
 */
final class FirstScans {

  private static final int PROGRESSIVE_FRAME = 0xc2;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private final byte[] encoded;
  private final ImageBytes bytes;
  private final JpegWork work;
  private final boolean colourCovers;
  private final Set<Integer> coarse = new TreeSet<>();
  private final Set<Integer> leftOut = new TreeSet<>();

  private FirstScans(byte[] encoded, JpegWork work, boolean colourCovers) {
    this.encoded = encoded;
    this.work = work;
    this.colourCovers = colourCovers;
    bytes = ImageBytes.bigEndian(encoded);
  }

  /** The file without the other scans; the divisor is 8, 4 or 2. */
  static byte[] of(byte[] encoded, JpegWork work) throws UnreadableException {
    boolean colourCovers = work.geometry().covers(2.0 * work.divisor());
    return new FirstScans(encoded, work, colourCovers).stream();
  }

  /** The file without the scans that change no pixel; the divisor is 8. */
  static byte[] exact(byte[] encoded, JpegWork work) throws UnreadableException {
    return new FirstScans(encoded, work, false).stream();
  }

  private byte[] stream() throws UnreadableException {
    ImageBytes frame = bytes;
    ByteArrayOutputStream stream = new ByteArrayOutputStream(encoded.length / 4);
    for (JpegHeader.Segment segment : work.segments()) {
      int code = bytes.u8(segment.from() + 1L);
      if (code == PROGRESSIVE_FRAME) {
        frame = bytes.slice(segment.from() + 4, segment.length() - 4);
        findCoarse(frame);
      } else if (code == END_OF_IMAGE && work.divisor() == 8) {
        stream.writeBytes(EmptyScans.of(frame, leftOut));
      }
      if (code != START_OF_SCAN || matters(segment.from())) {
        stream.write(encoded, segment.from(), segment.length());
      }
    }
    return stream.toByteArray();
  }

  /** Notes the components that have fewer samples than others. */
  private void findCoarse(ImageBytes frame) throws UnreadableException {
    int components = frame.u8(5);
    int most = 0;
    for (int c = 0; c < components; c++) {
      most = Math.max(most, blocks(frame.u8(7 + 3L * c)));
    }
    for (int c = 0; c < components; c++) {
      if (blocks(frame.u8(7 + 3L * c)) < most) {
        coarse.add(frame.u8(6 + 3L * c));
      }
    }
  }

  private static int blocks(int sampling) {
    return (sampling >> 4) * (sampling & 0xf);
  }

  private boolean matters(int scan) throws UnreadableException {
    int components = bytes.u8(scan + 4L);
    long behind = scan + 5L + 2L * components;
    int first = bytes.u8(behind);
    if (first == 0) {
      return true;
    }
    // But for DC a scan has one component.
    int component = bytes.u8(scan + 5L);
    if (work.divisor() == 8) {
      boolean kept = coarse.contains(component) && !colourCovers;
      if (!kept) {
        leftOut.add(component);
      }
      return kept;
    }
    boolean refines = bytes.u8(behind + 2) >> 4 != 0;
    // The last coefficient, in zigzag order, of a square of two or four low frequencies.
    return !refines && first <= (work.divisor() == 4 ? 4 : 24);
  }
}
