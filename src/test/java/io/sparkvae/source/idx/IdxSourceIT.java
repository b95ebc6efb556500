package io.sparkvae.source.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.SyntheticImages;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.corpus.Decode;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.corpus.ImageSources;
import io.sparkvae.corpus.shard.ShardedCorpus;
import io.sparkvae.corpus.shard.Sharding;
import io.sparkvae.error.DataException;
import io.sparkvae.image.Decoding;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.ImageSource;
import io.sparkvae.source.ReadRequest;
import io.sparkvae.source.SourceSettings;
import io.sparkvae.source.Wanted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
final class IdxSourceIT {

  private static final ImageSettings IMAGE =
      new ImageSettings(new ImageShape(1, 4, 4), Resize.STRETCH, 1000, 1000, 10);
  private static final int ROWS = 23;

  @TempDir Path root;

  @Test
  void everyRowOfAGzippedFileIsReadOnce(JavaSparkContext sc) throws IOException {
    byte[] pixels = pixels();
    Path file = root.resolve("rows.gz");
    SyntheticImages.write(file, gzip(idx(ROWS, pixels)));
    try (ImageSource source = ImageSources.open(sc, settings(file).source())) {
      List<String> read =
          source
              .read(ReadRequest.all(IMAGE.maxBytes()))
              .mapPartitions(new Decode(IMAGE))
              .map(image -> image.reference().imageId() + values(image))
              .collect();
      assertThat(read)
          .containsExactlyElementsOf(
              IntStream.range(0, ROWS)
                  .mapToObj(
                      row ->
                          "rows.gz#"
                              + row
                              + Arrays.toString(
                                  Arrays.copyOfRange(pixels, row * 16, row * 16 + 16)))
                  .toList());
      assertThat(source.list().references(Wanted.ALL).map(ImageReference::uri).first())
          .isEqualTo(file.toUri() + "#0");
    }
  }

  @Test
  void rowsAreShardedLikeFiles(JavaSparkContext sc) {
    Path file = root.resolve("rows");
    SyntheticImages.write(file, idx(ROWS, pixels()));
    try (ShardedCorpus corpus = Sharding.of(sc, settings(file), IMAGE, 2)) {
      assertThat(corpus.trainingImages() + corpus.validationImages()).isEqualTo(ROWS);
    }
  }

  @Test
  void aFileThatEndsEarlyIsNamed(JavaSparkContext sc) {
    Path file = root.resolve("short");
    SyntheticImages.write(file, idx(ROWS + 1, pixels()));
    assertThatThrownBy(() -> Sharding.of(sc, settings(file), IMAGE, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read IDX file %s: header promises 24 images, data ends at 23 (download it"
                + " again)",
            file);
  }

  @Test
  void aFolderIsNoIdxFile(JavaSparkContext sc) {
    assertThatThrownBy(() -> ImageSources.open(sc, settings(root).source()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read corpus %s: it is a folder (name the IDX file, or set corpus.format"
                + " = folder)",
            root);
  }

  private static String values(DecodedImage image) {
    return Arrays.toString(((Decoding.Pixels) image.decoding()).values());
  }

  private static CorpusSettings settings(Path file) {
    return new CorpusSettings(
        new SourceSettings(file.toString(), SourceSettings.Format.IDX, List.of(), List.of()),
        Optional.empty(),
        0.2,
        0,
        1 << 16,
        Optional.empty());
  }

  private static byte[] pixels() {
    byte[] pixels = new byte[ROWS * 16];
    new Random(7).nextBytes(pixels);
    return pixels;
  }

  private static byte[] idx(int promised, byte[] pixels) {
    return ByteBuffer.allocate(16 + pixels.length)
        .putInt(0x00000803)
        .putInt(promised)
        .putInt(4)
        .putInt(4)
        .put(pixels)
        .array();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }
}
