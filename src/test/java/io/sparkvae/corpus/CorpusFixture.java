package io.sparkvae.corpus;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.ImageHeader;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Settings of small test corpora. */
public final class CorpusFixture {

  /** Smallest images that tell pictures apart. */
  public static final ImageSettings IMAGE =
      new ImageSettings(new ImageShape(3, 8, 8), Resize.STRETCH, 1_000_000, 1 << 20, 10);

  private static final List<String> INCLUDE = List.of("**.{jpg,png}");

  private CorpusFixture() {}

  /** A folder of which a fifth is held out. */
  public static CorpusSettings folder(Path root) {
    return folder(root.toString(), INCLUDE, List.of());
  }

  public static CorpusSettings folder(String root, List<String> include, List<String> exclude) {
    return new CorpusSettings(
        new SourceSettings(root, SourceSettings.Format.FOLDER, include, exclude),
        Optional.empty(),
        0.2,
        0.05,
        1 << 16,
        Optional.empty());
  }

  /** An image with black pixels, or one that is empty. */
  public static DecodedImage image(String imageId, boolean readable) {
    return new DecodedImage(
        new ImageReference(imageId, "file:///" + imageId, 1, 0),
        "",
        readable
            ? new Decoding.Pixels(new ImageHeader("png", 8, 8, 1), new byte[IMAGE.shape().values()])
            : new Decoding.Unreadable(UnreadableReason.EMPTY, "no bytes"));
  }
}
