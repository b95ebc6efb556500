package io.sparkvae.evaluation.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelsTest {

  @Test
  void aFolderIsTheOneTheImageLiesIn() {
    Labels labels = new Labels.OfFolder();

    assertThat(labels.of("star/1.png")).contains("star");
    assertThat(labels.of("a/b/1.png")).contains("b");
    assertThat(labels.of("1.png")).isEmpty();
  }

  @Test
  void aRowIsTheOneOfTheSameNumber() {
    Labels labels = new Labels.OfRow(new byte[] {7, (byte) 200});

    assertThat(labels.of("train#0")).contains("7");
    assertThat(labels.of("train#1")).contains("200");
    assertThat(labels.of("train#2")).isEmpty();
  }

  @Test
  void aTableKnowsItsImagesOnly() {
    Labels labels = new Labels.OfTable(Map.of("a.png", "x", "b.png", " "));

    assertThat(labels.of("a.png")).contains("x");
    assertThat(labels.of("b.png")).isEmpty();
    assertThat(labels.of("c.png")).isEmpty();
  }
}
