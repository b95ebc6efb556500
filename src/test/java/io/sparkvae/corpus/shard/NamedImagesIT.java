package io.sparkvae.corpus.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SparkLocal;
import io.sparkvae.SyntheticImages;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.corpus.HoldOutRule;
import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.corpus.ImageChoice;
import io.sparkvae.error.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
final class NamedImagesIT {

  private static final int IMAGES = 130;

  @TempDir Path folder;

  @BeforeEach
  void writeImages() {
    SyntheticImages.tree(folder, IMAGES);
  }

  @Test
  void blocksAreSortedAndTheSameOnAnyNumberOfCores() {
    List<String> two = blocks(SparkLocal.context("local[2]"));
    List<String> one = blocks(SparkLocal.context("local[1]"));

    assertThat(two).hasSize(3).isEqualTo(one);
  }

  @Test
  void learnedAndHeldOutImagesAreTogetherAll(JavaSparkContext sc) {
    Set<String> heldOut = ids(sc, new HoldOutRule(0.2).heldOut(0));
    Set<String> learned = ids(sc, new HoldOutRule(0.2).learned(0));

    assertThat(heldOut).isNotEmpty().doesNotContainAnyElementsOf(learned);
    learned.addAll(heldOut);
    assertThat(learned).isEqualTo(ids(sc, HoldOutRule.everything(0))).hasSize(IMAGES);
  }

  @Test
  void aSmallerChoiceIsPartOfALargerOne(JavaSparkContext sc) {
    Set<String> ten = ids(sc, HoldOutRule.everything(10));

    assertThat(ten).hasSize(10);
    assertThat(ids(sc, HoldOutRule.everything(20))).hasSize(20).containsAll(ten);
    assertThat(ids(sc, HoldOutRule.everything(IMAGES + 1))).hasSize(IMAGES);
  }

  @Test
  void anEmptyPartIsRefused(JavaSparkContext sc) {
    assertThatThrownBy(() -> ids(sc, HoldOutRule.NONE.heldOut(0)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot use corpus %s: no image of it is in the part asked for (set"
                + " corpus.validation-fraction or validation-path, or choose another"
                + " evaluation.split)",
            folder);
  }

  @Test
  void imagesThatAreNotChosenAreNotEvenRead(JavaSparkContext sc) {
    Set<String> chosen = ids(sc, HoldOutRule.everything(10));
    for (int i = 0; i < IMAGES; i++) {
      String id = "folder%d/image%d.png".formatted(i % 7, i);
      if (!chosen.contains(id)) {
        SyntheticImages.write(folder.resolve(id), new byte[0]);
      }
    }

    assertThat(ids(sc, HoldOutRule.everything(10))).isEqualTo(chosen);
  }

  private List<String> blocks(JavaSparkContext sc) {
    try (NamedImages images = open(sc, HoldOutRule.everything(0))) {
      assertThat(images.images()).isEqualTo(IMAGES);
      List<String> blocks = new ArrayList<>();
      for (ImageBlock block : images.blocks().collect()) {
        assertThat(block.ids()).isSorted();
        blocks.add(block.ids() + Arrays.toString(block.values()));
      }
      return blocks;
    }
  }

  private Set<String> ids(JavaSparkContext sc, ImageChoice choice) {
    try (NamedImages images = open(sc, choice)) {
      return new HashSet<>(images.blocks().flatMap(block -> block.ids().iterator()).collect());
    }
  }

  private NamedImages open(JavaSparkContext sc, ImageChoice choice) {
    CorpusSettings settings = CorpusFixture.folder(folder);
    return NamedImages.of(sc, settings, settings.path(), CorpusFixture.IMAGE, choice);
  }
}
