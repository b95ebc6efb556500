package io.sparkvae.corpus;

import io.sparkvae.cluster.MappedIterator;
import io.sparkvae.image.Decoding;
import io.sparkvae.image.Decoding.Unreadable;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.image.decode.ImageDecoder;
import io.sparkvae.source.EncodedImage;
import java.util.Iterator;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * Decodes the images of one partition on executors, each when it is asked for. Serialises the image
 * settings.
 */
public record Decode(ImageSettings settings)
    implements FlatMapFunction<Iterator<EncodedImage>, DecodedImage> {

  @Override
  public Iterator<DecodedImage> call(Iterator<EncodedImage> images) {
    ImageDecoder decoder = new ImageDecoder(settings);
    return new MappedIterator<>(images, image -> decoded(image, decoder));
  }

  private static DecodedImage decoded(EncodedImage image, ImageDecoder decoder) {
    // Hashed first: resizing may hand the same array on.
    String hash = image.contentHash();
    return new DecodedImage(image.reference(), hash, decoding(image, decoder));
  }

  private static Decoding decoding(EncodedImage image, ImageDecoder decoder) {
    if (image instanceof EncodedImage.Bytes bytes) {
      return bytes.values().length == 0
          ? new Unreadable(UnreadableReason.EMPTY, "no bytes")
          : decoder.decode(bytes.values());
    }
    if (image instanceof EncodedImage.Pixels pixels) {
      return decoder.resize(pixels.image());
    }
    return ((EncodedImage.Missing) image).why();
  }
}
