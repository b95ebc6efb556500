package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.RawImage;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.Orientation;
import io.sparkvae.image.resize.RawRows;
import io.sparkvae.image.resize.ResizeGeometry;
import io.sparkvae.image.resize.Span;
import java.util.Arrays;
import java.util.List;

/**
 * The top of a picture in a row of samples of Y, Cb and Cr, by which two pictures can be told apart
 * at little cost: the entropy-coded data of a JPEG can only be read from their beginning, and means
 * follow from DC coefficients alone.
 *
 * @param rows how many pixel rows it spans
 * @param means uint8 in C·W order, {@value #SAMPLES} samples wide
 */
record TopStrip(int rows, RawImage means) {

  /** Samples side by side. */
  static final int SAMPLES = 16;

  /** The strip is one part in {@value} of the picture, rounded up to whole units. */
  private static final int SHARE = 16;

  private static final byte MID_GREY = (byte) 128;

  /** The strip of a sequential JPEG whose header has been walked through. */
  static TopStrip of(byte[] encoded, JpegHeader header) throws UnreadableException {
    SequentialScan scan = SequentialScan.of(encoded, header);
    ImageHeader image = header.image();
    int unitHeight = 8 * scan.components().stream().mapToInt(c -> c.down()).max().orElse(1);
    int unitWidth = 8 * scan.components().stream().mapToInt(c -> c.across()).max().orElse(1);
    int wide = (image.width() + unitWidth - 1) / unitWidth;
    int high = (image.height() + SHARE * unitHeight - 1) / (SHARE * unitHeight);
    RawImage units = new RawImage(new ImageShape(3, high, wide), units(encoded, scan, high * wide));
    int rows = Math.min(image.height(), high * unitHeight);
    ResizeGeometry geometry =
        geometry((double) image.width() / unitWidth, (double) rows / unitHeight);
    return new TopStrip(rows, new RawImage(shape(), RawRows.scale(units, geometry)));
  }

  /** Where the strip lies in a raster. */
  static ResizeGeometry geometry(double width, double rows) {
    return new ResizeGeometry(
        shape(), Orientation.of(1), new Span(0, width, 0, SAMPLES), new Span(0, rows, 0, 1));
  }

  private static ImageShape shape() {
    return new ImageShape(3, 1, SAMPLES);
  }

  /** Means over the units of a scan, row by row, as C·H·W. */
  private static byte[] units(byte[] encoded, SequentialScan scan, int count)
      throws UnreadableException {
    List<SequentialScan.Component> components = scan.components();
    byte[] means = new byte[3 * count];
    Arrays.fill(means, MID_GREY);
    int[] predicted = new int[components.size()];
    EntropyBits bits = scan.bits(encoded);
    for (int unit = 0; unit < count; unit++) {
      if (scan.restartInterval() > 0 && unit > 0 && unit % scan.restartInterval() == 0) {
        bits.restart();
        Arrays.fill(predicted, 0);
      }
      for (int c = 0; c < predicted.length; c++) {
        SequentialScan.Component component = components.get(c);
        int blocks = component.across() * component.down();
        long sum = 0;
        for (int block = 0; block < blocks; block++) {
          predicted[c] += component.difference(bits);
          sum += predicted[c];
        }
        // The DC coefficient is eight times the mean of its block, counted from mid-grey.
        long mean = Math.round(sum * component.step() / (8.0 * blocks)) + 128;
        means[c * count + unit] = (byte) Math.max(0, Math.min(255, mean));
      }
    }
    return means;
  }
}
