package io.sparkvae.image.decode.jpeg;

import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.bytes.Deadline;
import io.sparkvae.image.bytes.DecodeLimits;
import io.sparkvae.image.bytes.UnreadableException;
import io.sparkvae.image.resize.ResizeGeometry;
import java.util.Optional;

/**
 * Decodes the thumbnail of a JPEG where it may replace the picture: it is smaller than the picture
 * and covers the wanted shape, has the picture's aspect ratio to within one of its own pixels, and
 * shows at its top what the picture shows there. The last tells bars, a turned or cut picture and
 * changed colours, as far as they reach the top sixteenth; a change further down is not seen.
 *
 * <p>Only pictures of one sequential scan can be compared; a progressive picture has first scans.
 */
record ThumbnailReader(DecodeLimits limits, JpegScanLimits scanLimits, Deadline deadline) {

  /** Grey levels by which the two strips may differ, on average over their samples. */
  private static final double MEAN_DIFFERENCE = 4;

  /** Grey levels by which any sample may differ. */
  private static final int LARGEST_DIFFERENCE = 24;

  /** The wanted pixels; empty where the picture itself has to be decoded. */
  Optional<byte[]> read(byte[] encoded, JpegHeader picture, ResizeGeometry geometry) {
    boolean comparable = picture.process() < 2 && picture.components() != 4;
    Optional<byte[]> thumbnail =
        comparable
            ? picture.exif().flatMap(e -> ExifThumbnail.of(e, picture.image().orientation()))
            : Optional.empty();
    if (thumbnail.isEmpty()) {
      return Optional.empty();
    }
    try {
      byte[] small = thumbnail.get();
      JpegHeader header = JpegHeader.of(small);
      ResizeGeometry own = geometryOf(header.image(), picture.image(), geometry);
      boolean fits = isDecodable(header) && hasShapeOf(picture.image(), header.image());
      return fits && own.covers(1) && agree(small, header, TopStrip.of(encoded, picture), picture)
          ? Optional.of(JpegReader.read(small, header, own, deadline))
          : Optional.empty();
    } catch (UnreadableException damaged) {
      // What is wrong with a thumbnail costs its use; what is wrong with the picture is found when
      // that is decoded.
      return Optional.empty();
    }
  }

  private boolean isDecodable(JpegHeader thumbnail) throws UnreadableException {
    limits.check(thumbnail.image());
    scanLimits.check(thumbnail);
    return JpegReader.takes(thumbnail) && thumbnail.components() != 4;
  }

  private static ResizeGeometry geometryOf(
      ImageHeader thumbnail, ImageHeader picture, ResizeGeometry geometry) {
    return geometry.scaledBy(
        (double) thumbnail.width() / picture.width(),
        (double) thumbnail.height() / picture.height());
  }

  /** Whether one side follows from the other as in the picture, give or take a pixel. */
  private static boolean hasShapeOf(ImageHeader picture, ImageHeader thumbnail) {
    double aspect = (double) picture.width() / picture.height();
    boolean width = Math.abs(thumbnail.height() * aspect - thumbnail.width()) <= 1;
    boolean height = Math.abs(thumbnail.width() / aspect - thumbnail.height()) <= 1;
    return thumbnail.width() < picture.width() && (width || height);
  }

  private boolean agree(byte[] small, JpegHeader header, TopStrip strip, JpegHeader picture)
      throws UnreadableException {
    ImageHeader image = header.image();
    double rows = (double) strip.rows() * image.height() / picture.image().height();
    JpegWork work = JpegWork.whole(header, TopStrip.geometry(image.width(), rows), 1);
    byte[] rgb = JpegReader.read(small, header, work, deadline);
    int sum = 0;
    int largest = 0;
    for (int sample = 0; sample < TopStrip.SAMPLES; sample++) {
      for (int channel = 0; channel < 3; channel++) {
        int at = channel * TopStrip.SAMPLES + sample;
        int difference =
            Math.abs((strip.means().values()[at] & 0xff) - colour(rgb, sample, channel));
        sum += difference;
        largest = Math.max(largest, difference);
      }
    }
    double mean = sum / (3.0 * TopStrip.SAMPLES);
    return mean <= MEAN_DIFFERENCE && largest <= LARGEST_DIFFERENCE;
  }

  /** Y, Cb or Cr of a sample of R, G, B (ITU-T T.871, 7). */
  private static int colour(byte[] rgb, int sample, int channel) {
    int red = rgb[sample] & 0xff;
    int green = rgb[TopStrip.SAMPLES + sample] & 0xff;
    int blue = rgb[2 * TopStrip.SAMPLES + sample] & 0xff;
    double value =
        switch (channel) {
          case 0 -> 0.299 * red + 0.587 * green + 0.114 * blue;
          case 1 -> 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue;
          default -> 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue;
        };
    return (int) Math.round(value);
  }
}
