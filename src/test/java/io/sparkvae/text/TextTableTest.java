package io.sparkvae.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  private static final List<TextColumn> COLUMNS =
      List.of(TextColumn.left("name"), TextColumn.right("n"), TextColumn.left("what it is"));

  @Test
  void markdownIsOfOneWidthAndSaysTheSides() {
    TextTable table = new TextTable(COLUMNS);
    table.row(List.of("a", "1,000", "few"));
    table.row(List.of("longer", "2", ""));

    assertThat(table.markdown())
        .containsExactly(
            "| name   |     n | what it is |",
            "|:-------|------:|:-----------|",
            "| a      | 1,000 | few        |",
            "| longer |     2 |            |");
  }

  @Test
  void theLastColumnGoesOnBelowItselfBetweenWords() {
    TextTable table = new TextTable(COLUMNS);
    table.row(List.of("a", "10", "words that are too many for one line"));
    table.row(List.of("bc", "2", "a-word-that-is-longer-than-the-column-is"));

    assertThat(table.plain(30))
        .containsExactly(
            "a   10  words that are too",
            "        many for one line",
            "bc   2  a-word-that-is-longer-than-the-column-is");
  }

  @Test
  void notesAndCellsLieBelowTheirRowInTheWidthOfTheTable() {
    TextTable table = new TextTable(COLUMNS);
    table.row(List.of("a", "1", ""));
    table.note("said of the row above in words");
    table.cells(List.of("x: 1", "long: 2", "y: 3"));

    assertThat(table.plain(24))
        .containsExactly(
            "a  1",
            "    said of the row",
            "    above in words",
            "    x: 1       long: 2",
            "    y: 3");
  }

  @Test
  void linesOfAStreamAlignByWidthsKnownAhead() {
    List<TextColumn> columns =
        List.of(
            TextColumn.right("epoch").ofWidth(4),
            TextColumn.left("").ofWidth(6),
            TextColumn.right("kl").ofWidth(7));

    assertThat(TextTable.line(columns, List.of("9/10", "on", "1.25")))
        .isEqualTo("epoch 9/10  on      kl    1.25");
    assertThat(TextTable.line(columns, List.of("10/10", "paused", "12.50")))
        .isEqualTo("epoch 10/10  paused  kl   12.50");
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    TextTable table = new TextTable(List.of(TextColumn.right("a"), TextColumn.right("b")));

    assertThatThrownBy(() -> table.row(List.of("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 cells below 2 headings");
  }
}
