package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.ExifOrientation;
import io.sparkvae.image.bytes.ImageBytes;
import io.sparkvae.image.bytes.ImageFormat;
import io.sparkvae.image.bytes.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the markers of a JPEG file say (ITU-T T.81, annex B): every segment is walked from the first
 * marker to the end of the image, and no pixel is decoded. A file that ends before its end-of-image
 * marker is truncated, whatever its thumbnails hold; bytes after the marker are ignored.
 */
public final class JpegHeader {

  /** A marker segment, with the entropy-coded data behind it where it begins a scan. */
  record Segment(int from, int length) {}

  private static final int PROGRESSIVE = 2;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int RESTARTS = 0xdd;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;

  private final ImageBytes bytes;
  private final byte[] encoded;
  private final List<Segment> segments = new ArrayList<>();
  private int process = -1;
  private int precision;
  private int width;
  private int height;
  private int components;
  private JpegSampling sampling = new JpegSampling();
  private int frameFrom;
  private boolean uninterrupted;
  private @Nullable JpegScans scans;
  private int orientation = 1;
  private @Nullable ImageBytes exif;

  private JpegHeader(byte[] encoded) {
    this.encoded = encoded;
    bytes = ImageBytes.bigEndian(encoded);
  }

  public static JpegHeader of(byte[] encoded) throws UnreadableException {
    JpegHeader header = new JpegHeader(encoded);
    header.walk();
    return header;
  }

  public ImageHeader image() {
    return new ImageHeader(ImageFormat.JPEG.label(), width, height, orientation);
  }

  /** The low four bits of the start-of-frame marker: 0 baseline, 1 extended, 2 progressive. */
  public int process() {
    return process;
  }

  boolean isProgressive() {
    return process == PROGRESSIVE;
  }

  /** Bits of one sample. */
  public int precision() {
    return precision;
  }

  int components() {
    return components;
  }

  JpegSampling sampling() {
    return sampling;
  }

  /** Samples of all components together, subsampling counted. */
  long samples() {
    return sampling.samples(width, height);
  }

  /**
   * Whether no marker interrupts the entropy-coded data from the top of the picture to its end: a
   * sequential file of a single scan without restarts.
   */
  boolean isUninterrupted() {
    return uninterrupted;
  }

  int scans() {
    return scans == null ? 0 : scans.count();
  }

  /** The Exif block that holds the orientation. */
  Optional<ImageBytes> exif() {
    return Optional.ofNullable(exif);
  }

  /** The segments that pixels depend on, in order: no metadata, nothing after the image. */
  List<Segment> segments() {
    return List.copyOf(segments);
  }

  private void walk() throws UnreadableException {
    segments.add(new Segment(0, 2));
    int at = 2;
    int before = 0;
    boolean restarts = false;
    while (true) {
      at = marker(at);
      int code = bytes.u8(at + 1);
      if (code == END_OF_IMAGE) {
        segments.add(new Segment(at, 2));
        break;
      }
      restarts |= code == RESTARTS;
      int end = isBare(code) ? at + 2 : segment(at, code);
      if (code == START_OF_SCAN) {
        end = endOfScan(end);
      }
      if (!isMetadata(code)) {
        segments.add(new Segment(at, end - at));
        before = code;
      }
      at = end;
    }
    uninterrupted = before == START_OF_SCAN && scans() == 1 && !isProgressive() && !restarts;
    if (scans == null || scans.count() == 0) {
      throw UnreadableException.corrupt("the JPEG ends without a picture in it");
    }
    if (!scans.complete()) {
      throw UnreadableException.truncated(
          "the JPEG ends after %d scans, which are not all".formatted(scans.count()));
    }
  }

  /** Position of the next marker; like other decoders, passes over stray bytes before it. */
  private int marker(int from) throws UnreadableException {
    for (int at = from; at + 1 < encoded.length; at++) {
      int next = encoded[at + 1] & 0xff;
      if (encoded[at] == (byte) 0xff && next != 0xff && next != 0) {
        return at;
      }
    }
    throw UnreadableException.truncated(
        "the JPEG's %d bytes hold no end-of-image marker".formatted(encoded.length));
  }

  /** Reads one segment; returns where it ends. */
  private int segment(int at, int code) throws UnreadableException {
    int length = bytes.u16(at + 2);
    if (length < 2) {
      throw UnreadableException.corrupt("a JPEG segment has length " + length);
    }
    long end = at + 2L + length;
    if (end > encoded.length) {
      throw UnreadableException.truncated(
          "the JPEG's %d bytes end inside a segment".formatted(encoded.length));
    }
    ImageBytes payload = bytes.slice(at + 4, length - 2);
    if (isFrame(code)) {
      frameFrom = at;
      frame(code, payload);
    } else if (code == START_OF_SCAN) {
      scan(payload);
    } else if (code == APP1 && payload.has(0, "Exif\0\0")) {
      exif = payload.slice(6, payload.length());
      orientation = ExifOrientation.of(exif);
    }
    return (int) end;
  }

  private void scan(ImageBytes payload) throws UnreadableException {
    if (scans == null) {
      throw UnreadableException.corrupt("a JPEG scan comes before the frame it belongs to");
    }
    scans.add(payload);
  }

  private void frame(int code, ImageBytes payload) throws UnreadableException {
    if (process >= 0) {
      throw UnreadableException.corrupt("the JPEG has two frames");
    }
    process = code & 0xf;
    precision = payload.u8(0);
    height = payload.u16(1);
    width = payload.u16(3);
    components = payload.u8(5);
    if (width == 0 || height == 0 || components == 0) {
      throw UnreadableException.corrupt(
          "the JPEG promises %dx%d pixels of %d components".formatted(width, height, components));
    }
    sampling = JpegSampling.of(payload);
    scans = new JpegScans(identifiers(payload), isProgressive());
  }

  private int[] identifiers(ImageBytes frame) throws UnreadableException {
    int[] identifiers = new int[components];
    for (int i = 0; i < components; i++) {
      identifiers[i] = frame.u8(6 + 3L * i);
    }
    return identifiers;
  }

  /** Where the entropy-coded data of a scan end: at the next marker that is not a restart. */
  private int endOfScan(int from) throws UnreadableException {
    int at = from;
    while (true) {
      at = EntropyBytes.nextMarker(encoded, at);
      if (at + 1 >= encoded.length) {
        throw UnreadableException.truncated(
            "the JPEG's %d bytes end inside its picture".formatted(encoded.length));
      }
      int next = encoded[at + 1] & 0xff;
      boolean restart = next >= 0xd0 && next <= 0xd7;
      if (!restart) {
        return at;
      }
      at += 2;
    }
  }

  /** Whether a segment is the frame header. */
  boolean isFrame(Segment segment) {
    return segment.from() == frameFrom;
  }

  private static boolean isFrame(int code) {
    return code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
  }

  private static boolean isBare(int code) {
    return code == 0x01 || (code >= 0xd0 && code <= 0xd8);
  }

  private static boolean isMetadata(int code) {
    return code == COMMENT || (code > APP0 && code <= APP15 && code != APP14);
  }
}
