package io.sparkvae.corpus.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.SyntheticImages;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.error.DataException;
import io.sparkvae.image.UnreadableReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SparkLocal.class)
final class ShardedCorpusIT {

  private static final int VALUES = CorpusFixture.IMAGE.shape().values();

  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void everyImageLandsInExactlyOneBlock(int replicas, JavaSparkContext sc) {
    SyntheticImages.tree(root, 60);
    try (ShardedCorpus corpus = sharded(sc, CorpusFixture.folder(root), replicas)) {
      List<ImageBlock> training = corpus.training().collect();
      List<ImageBlock> validation = corpus.validation().collect();
      assertThat(training).hasSize(replicas * corpus.blocksPerReplica());
      assertThat(corpus.training().getNumPartitions()).isEqualTo(training.size());
      assertThat(images(training)).isEqualTo(corpus.trainingImages());
      assertThat(images(validation)).isEqualTo(corpus.validationImages()).isPositive();
      List<ImageBlock> all = new ArrayList<>(training);
      all.addAll(validation);
      assertThat(pictures(all)).hasSize(60).doesNotHaveDuplicates();
    }
  }

  @Test
  void blocksAreTheSameOnOneCoreAndOnTwo() {
    SyntheticImages.tree(root, 40);
    CorpusSettings settings = CorpusFixture.folder(root);
    List<String> one;
    String fingerprint;
    try (ShardedCorpus corpus = sharded(SparkLocal.context("local[1]"), settings, 3)) {
      one = contents(corpus.training());
      fingerprint = corpus.fingerprint();
    }
    try (ShardedCorpus corpus = sharded(SparkLocal.context("local[2]"), settings, 3)) {
      assertThat(contents(corpus.training())).isEqualTo(one);
      assertThat(corpus.fingerprint()).isEqualTo(fingerprint);
    }
  }

  @Test
  void whatIsHeldOutDoesNotDependOnReplicas(JavaSparkContext sc) {
    SyntheticImages.tree(root, 40);
    CorpusSettings settings = CorpusFixture.folder(root);
    try (ShardedCorpus one = sharded(sc, settings, 1);
        ShardedCorpus four = sharded(sc, settings, 4)) {
      assertThat(contents(four.validation())).isEqualTo(contents(one.validation()));
      assertThat(four.fingerprint()).isEqualTo(one.fingerprint());
    }
  }

  @Test
  void blocksStayNearTheirBound(JavaSparkContext sc) {
    SyntheticImages.tree(root, 700);
    try (ShardedCorpus corpus = sharded(sc, CorpusFixture.folder(root), 1)) {
      assertThat(corpus.blocksPerReplica()).isEqualTo(2);
      assertThat(corpus.training().map(ImageBlock::images).collect()).allMatch(n -> n > 200);
    }
  }

  @Test
  void aSecondPathIsHeldOutWhole(JavaSparkContext sc) {
    SyntheticImages.tree(root.resolve("train"), 20);
    SyntheticImages.tree(root.resolve("test"), 9);
    try (ShardedCorpus corpus = sharded(sc, withValidation(), 2)) {
      assertThat(corpus.trainingImages()).isEqualTo(20);
      assertThat(corpus.validationImages()).isEqualTo(9);
    }
  }

  @Test
  void unreadableImagesAreCountedByReason(JavaSparkContext sc) {
    SyntheticImages.tree(root, 50);
    SyntheticImages.write(root.resolve("empty.jpg"), new byte[0]);
    SyntheticImages.write(root.resolve("large.jpg"), new byte[(1 << 20) + 1]);
    try (ShardedCorpus corpus = sharded(sc, CorpusFixture.folder(root), 2)) {
      assertThat(corpus.unreadable()).isEqualTo(2);
      assertThat(corpus.unreadableByReason())
          .isEqualTo(Map.of(UnreadableReason.EMPTY, 1L, UnreadableReason.TOO_LARGE, 1L));
      assertThat(corpus.trainingImages() + corpus.validationImages()).isEqualTo(50);
    }
  }

  @Test
  void tooManyUnreadableImagesAreRefused(JavaSparkContext sc) {
    SyntheticImages.tree(root, 18);
    SyntheticImages.write(root.resolve("e1.jpg"), new byte[0]);
    SyntheticImages.write(root.resolve("e2.jpg"), new byte[0]);
    assertRefused(
        sc,
        2,
        "Cannot use corpus %s: 2 of its 20 images are unreadable, 2 empty; the first: e1.jpg"
            + " (empty: no bytes), e2.jpg (empty: no bytes) (mend or exclude them, or raise"
            + " corpus.max-unreadable-fraction, which is 0.05)");
  }

  @Test
  void aFolderWithoutReadableImageIsRefused(JavaSparkContext sc) {
    for (int i = 0; i < 10; i++) {
      SyntheticImages.write(root.resolve("e%d.jpg".formatted(i)), new byte[0]);
    }
    assertRefused(
        sc,
        1,
        "Cannot use corpus %s: none of its 10 images is readable, 10 empty; the first: e0.jpg"
            + " (empty: no bytes), e1.jpg (empty: no bytes), e2.jpg (empty: no bytes) (name another"
            + " corpus.path)");
  }

  @Test
  void unreadableComesBeforeNothingHeldOut(JavaSparkContext sc) {
    SyntheticImages.write(root.resolve("only.png"), new byte[0]);
    assertRefused(
        sc,
        1,
        "Cannot use corpus %s: none of its 1 images is readable, 1 empty; the first: only.png"
            + " (empty: no bytes) (name another corpus.path)");
  }

  @Test
  void nothingHeldOutIsRefused(JavaSparkContext sc) {
    SyntheticImages.write(root.resolve("only.png"), SyntheticImages.png(8, 1));
    assertRefused(
        sc,
        1,
        "Cannot hold out images of %s: of 1 images none falls to the share held out (raise"
            + " corpus.validation-fraction, set it to 0, or correct"
            + " corpus.validation-path)");
  }

  @Test
  void anEmptyFolderIsRefused(JavaSparkContext sc) {
    assertRefused(
        sc,
        1,
        "Cannot use corpus %s: no file in it matches corpus.include-globs (name another"
            + " corpus.path)");
  }

  @Test
  void moreReplicasThanImagesAreRefused(JavaSparkContext sc) {
    SyntheticImages.tree(root, 10);
    assertRefused(
        sc,
        11,
        "Cannot train 11 replicas on %s: it has 7 images to train on (lower"
            + " training.replicas)");
  }

  @Test
  void blocksKeptOnStorageServeTheNextRun(JavaSparkContext sc) throws IOException {
    Path photos = root.resolve("photos");
    SyntheticImages.tree(photos, 40);
    SyntheticImages.write(photos.resolve("empty.png"), new byte[0]);
    CorpusSettings settings = keptIn(photos, root.resolve("shards"));
    List<String> decoded;
    String fingerprint;
    try (ShardedCorpus corpus = sharded(sc, settings, 2)) {
      decoded = contents(corpus.training());
      fingerprint = corpus.fingerprint();
    }
    // Of the same size and time, so that only stored blocks can give the first pictures.
    Path image = photos.resolve("folder0/image0.png");
    FileTime time = Files.getLastModifiedTime(image);
    Files.write(image, new byte[(int) Files.size(image)]);
    Files.setLastModifiedTime(image, time);
    try (ShardedCorpus corpus = sharded(sc, settings, 2)) {
      assertThat(contents(corpus.training())).isEqualTo(decoded);
      assertThat(corpus.fingerprint()).isEqualTo(fingerprint);
      assertThat(corpus.unreadable()).isEqualTo(1);
    }
    SyntheticImages.write(photos.resolve("new.png"), SyntheticImages.png(8, 99));
    try (ShardedCorpus corpus = sharded(sc, settings, 2)) {
      assertThat(corpus.trainingImages() + corpus.validationImages()).isEqualTo(40);
      assertThat(corpus.unreadable()).isEqualTo(2);
    }
  }

  @Test
  void aDamagedBlockOnStorageIsNamed(JavaSparkContext sc) throws IOException {
    Path photos = root.resolve("photos");
    SyntheticImages.tree(photos, 20);
    CorpusSettings settings = keptIn(photos, root.resolve("shards"));
    sharded(sc, settings, 1).close();
    Path shard;
    try (Stream<Path> files = Files.walk(root.resolve("shards"))) {
      shard = files.filter(file -> file.endsWith("shard-000000")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(shard);
    bytes[100] ^= 1;
    Files.write(shard, bytes);
    assertThatThrownBy(() -> sharded(sc, settings, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read decoded images %s: its checksum is wrong (remove its folder; it is made"
                + " again)",
            shard);
  }

  private static CorpusSettings keptIn(Path photos, Path shards) {
    CorpusSettings base = CorpusFixture.folder(photos);
    return new CorpusSettings(
        base.source(),
        base.validationPath(),
        base.validationFraction(),
        0.2,
        base.blockBytes(),
        Optional.of(shards.toString()));
  }

  private void assertRefused(JavaSparkContext sc, int replicas, String message) {
    assertThatThrownBy(() -> sharded(sc, CorpusFixture.folder(root), replicas))
        .isInstanceOf(DataException.class)
        .hasMessage(message, root);
  }

  private CorpusSettings withValidation() {
    CorpusSettings base = CorpusFixture.folder(root.resolve("train"));
    return new CorpusSettings(
        base.source(),
        Optional.of(root.resolve("test").toString()),
        base.validationFraction(),
        base.maxUnreadableFraction(),
        base.blockBytes(),
        base.shardDirectory());
  }

  private static ShardedCorpus sharded(JavaSparkContext sc, CorpusSettings settings, int replicas) {
    return Sharding.of(sc, settings, CorpusFixture.IMAGE, replicas);
  }

  private static long images(List<ImageBlock> blocks) {
    return blocks.stream().mapToLong(ImageBlock::images).sum();
  }

  private static List<String> contents(JavaRDD<ImageBlock> blocks) {
    return blocks.map(block -> Arrays.toString(block.values())).collect();
  }

  private static List<String> pictures(List<ImageBlock> blocks) {
    List<String> pictures = new ArrayList<>();
    for (ImageBlock block : blocks) {
      assertThat(block.values()).hasSize(block.images() * VALUES);
      for (int i = 0; i < block.images(); i++) {
        pictures.add(
            Arrays.toString(Arrays.copyOfRange(block.values(), i * VALUES, (i + 1) * VALUES)));
      }
    }
    return pictures;
  }
}
