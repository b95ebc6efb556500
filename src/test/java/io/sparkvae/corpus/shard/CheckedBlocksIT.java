package io.sparkvae.corpus.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.SyntheticImages;
import io.sparkvae.cluster.DescribedJob;
import io.sparkvae.cluster.ShuffleKey;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.Decode;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.error.DataException;
import io.sparkvae.source.EncodedImage;
import io.sparkvae.source.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

/** Blocks that are made again, because nothing keeps them, from files that have changed or not. */
@ExtendWith(SparkLocal.class)
final class CheckedBlocksIT {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2026-01-01T00:10:00Z");

  @TempDir Path root;

  @BeforeEach
  void writeImages() throws IOException {
    for (int block = 0; block < 2; block++) {
      for (int i = 0; i < 3; i++) {
        write(block, "image%d.png".formatted(i), SyntheticImages.png(8, 3 * block + i), FIRST);
      }
    }
  }

  @Test
  void blocksOfUnchangedFilesMayBeMadeAgain(JavaSparkContext sc) {
    JavaRDD<TalliedBlock> made = blocks(sc);
    try (CheckedBlocks blocks = checked(sc, made)) {
      List<byte[]> before = values(sc, blocks);

      made.unpersist(true);

      assertThat(values(sc, blocks)).usingRecursiveComparison().isEqualTo(before);
    }
  }

  @Test
  void aFileThatWasOverwrittenIsNamed(JavaSparkContext sc) throws IOException {
    assertRefused(
        sc,
        () -> write(1, "image1.png", SyntheticImages.png(8, 99), LATER),
        "Block 2 of 2 held 3 readable images and was made again with others; 1/image1.png was"
            + " written at 2026-01-01T00:10:00Z");
  }

  @Test
  void aFileThatWasAddedIsNamed(JavaSparkContext sc) throws IOException {
    assertRefused(
        sc,
        () -> write(0, "red\u001b[31m.png", SyntheticImages.png(8, 99), LATER),
        "Block 1 of 2 held 3 readable images and was made again with 4; 0/red\\x1B[31m.png was"
            + " written at 2026-01-01T00:10:00Z");
  }

  @Test
  void aFileThatBecameUnreadableIsNamed(JavaSparkContext sc) throws IOException {
    assertRefused(
        sc,
        () -> write(0, "image2.png", new byte[] {1, 2, 3}, LATER),
        "Block 1 of 2 held 3 readable images and was made again with 2; 0/image2.png was written"
            + " at 2026-01-01T00:10:00Z");
  }

  @Test
  void whereAFileIsGoneOrHidesItsTimeTheBlockIsNamed(JavaSparkContext sc) throws IOException {
    assertRefused(
        sc,
        () -> Files.delete(root.resolve("0/image2.png")),
        "Block 1 of 2 held 3 readable images and was made again with 2");
    writeImages();
    assertRefused(
        sc,
        () -> write(0, "image2.png", SyntheticImages.png(8, 99), FIRST),
        "Block 1 of 2 held 3 readable images and was made again with others");
  }

  /** Changes something and may fail at it. */
  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  private void assertRefused(JavaSparkContext sc, Change change, String what) throws IOException {
    JavaRDD<TalliedBlock> made = blocks(sc);
    try (CheckedBlocks blocks = checked(sc, made)) {
      change.make();
      assertThat(values(sc, blocks)).as("kept blocks are as they were").hasSize(2);

      made.unpersist(true);

      assertThatThrownBy(() -> values(sc, blocks))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "Cannot go on with corpus /photos: it changed while it was in use. %s (put back what"
                  + " was there and run the same command again, or begin again with what is there"
                  + " now)",
              what);
    }
  }

  private static CheckedBlocks checked(JavaSparkContext sc, JavaRDD<TalliedBlock> made) {
    return CheckedBlocks.make(
        sc, new CheckedBlocks.Making("Decoding", "blocks", 1), "corpus /photos", count -> made);
  }

  private static List<byte[]> values(JavaSparkContext sc, CheckedBlocks blocks) {
    return DescribedJob.run(
        sc, "Reading blocks", () -> blocks.blocks().map(ImageBlock::values).collect());
  }

  private JavaRDD<TalliedBlock> blocks(JavaSparkContext sc) {
    String folder = root.toString();
    return sc.parallelize(List.of(0, 1), 2)
        .mapPartitions(block -> PackBlock.NAMED.call(records(Path.of(folder), block.next())));
  }

  private static Iterator<Tuple2<ShuffleKey, ShardRecord>> records(Path root, int block)
      throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(Integer.toString(block)))) {
      Iterator<EncodedImage> read =
          files.sorted().map(file -> read(root, file)).toList().iterator();
      Iterator<DecodedImage> images = new Decode(CorpusFixture.IMAGE).call(read);
      Stream.Builder<Tuple2<ShuffleKey, ShardRecord>> records = Stream.builder();
      images.forEachRemaining(
          image ->
              records.add(
                  new Tuple2<>(
                      new ShuffleKey(block, image.reference().imageId()),
                      ShardRecord.of(image, false))));
      return records.build().iterator();
    }
  }

  private static EncodedImage read(Path root, Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      long time = Files.getLastModifiedTime(file).toMillis();
      String id = root.relativize(file).toString();
      ImageReference reference =
          new ImageReference(id, file.toUri().toString(), bytes.length, time);
      return new EncodedImage.Bytes(reference, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void write(int block, String name, byte[] content, Instant time) throws IOException {
    Path file = root.resolve(Integer.toString(block)).resolve(name);
    SyntheticImages.write(file, content);
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
