package io.sparkvae.evaluation.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.DataException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {

  @Test
  void quotesHoldCommasQuotesAndLineBreaks() {
    CsvTable table =
        CsvTable.of("t.csv", "image_id,label\r\n\"a,b\",\"say \"\"x\ny\"\"\"\r\n\nc,\n");

    assertThat(table.columns()).containsExactly("image_id", "label");
    assertThat(rows(table)).containsExactly(List.of("a,b", "say \"x\ny\""), List.of("c", ""));
  }

  @Test
  void spacesBelongToTheirFieldAndTheLastLineNeedsNoEnd() {
    assertThat(rows(CsvTable.of("t.csv", "a,b\n x , \n,2")))
        .containsExactly(List.of(" x ", " "), List.of("", "2"));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() {
    assertThat(CsvTable.of("t.csv", "\uFEFFimage_id\na").column("image_id")).isZero();
    assertThat(CsvTable.of("t.csv", "\uFEFF\"image_id\"\na").column("image_id")).isZero();
  }

  @Test
  void aQuoteInsideAFieldWithoutQuotesIsPartOfIt() {
    assertThat(rows(CsvTable.of("t.csv", "a,b\n5\" disk,x\ny,z\n")))
        .containsExactly(List.of("5\" disk", "x"), List.of("y", "z"));
  }

  @Test
  void aMissingColumnIsNamed() {
    CsvTable table = CsvTable.of("t.csv", "image_id,hue\n");

    assertThatThrownBy(() -> table.column("label"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot use CSV file t.csv: it has no column label, only image_id, hue (add it, or name"
                + " another column)");
  }

  @Test
  void rowsOfAnotherLengthAreRefusedByTheirLine() {
    assertThatThrownBy(() -> rows(CsvTable.of("t.csv", "a,b\n1,\"2\n\"\n\n3\n")))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read CSV file t.csv: line 5 has 1 fields, the header 2 (correct the line)");
  }

  @Test
  void strayQuotesAreRefusedInOneLine() {
    for (String stray : List.of("\"2", "\"2\"3", "\"2\n3,4\n")) {
      assertThatThrownBy(() -> rows(CsvTable.of("t.csv", "a,b\n1,2\n1," + stray)))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "Cannot read CSV file t.csv: the row from line 3 on has a stray quote (close it,"
                  + " or write a quote inside quotes twice)");
    }
    assertThatThrownBy(() -> CsvTable.of("t.csv", "\"a"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read CSV file t.csv: the row from line 1 on has a stray quote (close it, or"
                + " write a quote inside quotes twice)");
  }

  @Test
  void emptyFilesAreRefused() {
    for (String empty : List.of("", "\n", "\uFEFF")) {
      assertThatThrownBy(() -> CsvTable.of("t.csv", empty))
          .isInstanceOf(DataException.class)
          .hasMessage("Cannot read CSV file t.csv: it is empty (name another)");
    }
  }

  private static List<List<String>> rows(CsvTable table) {
    List<List<String>> rows = new ArrayList<>();
    table.forEach(rows::add);
    return rows;
  }
}
