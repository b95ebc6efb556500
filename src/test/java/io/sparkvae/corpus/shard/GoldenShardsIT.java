package io.sparkvae.corpus.shard;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SparkLocal;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.source.SourceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The shard cache that commit 415330f wrote, beside the corpus that it is of. */
@ExtendWith(SparkLocal.class)
final class GoldenShardsIT {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/415330f");
  private static final FileTime LISTED = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final ImageSettings IMAGE =
      new ImageSettings(new ImageShape(1, 16, 16), Resize.CROP, 100_000_000, 1 << 27, 30);

  @TempDir Path folder;

  @Test
  void anOldCacheIsReadAndHoldsWhatDecodersMakeOfItsImagesToday(JavaSparkContext sc)
      throws IOException {
    Path corpus = copy("corpus");
    Path shards = copy("shards");
    Sharded kept = Sharded.of(sc, settings(corpus, Optional.of(shards.toString())));

    assertThat(names(shards)).containsExactly("2f9a0f365c1fcc4ffb03ed0ceb27faf4");
    assertThat(kept.images).isEqualTo(17);
    assertThat(kept)
        .usingRecursiveComparison()
        .isEqualTo(Sharded.of(sc, settings(corpus, Optional.empty())));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** What a sharded corpus holds. */
  private record Sharded(
      long images, String fingerprint, List<byte[]> training, List<byte[]> validation) {

    static Sharded of(JavaSparkContext sc, CorpusSettings settings) {
      try (ShardedCorpus corpus = Sharding.of(sc, settings, IMAGE, 2)) {
        return new Sharded(
            corpus.trainingImages(),
            corpus.fingerprint(),
            corpus.training().map(ImageBlock::values).collect(),
            corpus.validation().map(ImageBlock::values).collect());
      }
    }
  }

  private static CorpusSettings settings(Path corpus, Optional<String> shards) {
    CorpusSettings base =
        CorpusFixture.folder(corpus.toString(), List.of("**.{jpg,png}"), List.of());
    SourceSettings source = base.source();
    return new CorpusSettings(source, Optional.empty(), 0.25, 0, 8 << 20, shards);
  }

  /** Copies a folder; the key of a cache holds the times of files. */
  private Path copy(String name) throws IOException {
    Path from = GOLDEN.resolve(name);
    Path to = folder.resolve(name);
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.copy(file, copy);
      }
    }
    try (Stream<Path> files = Files.walk(to)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, LISTED);
      }
    }
    return to;
  }
}
