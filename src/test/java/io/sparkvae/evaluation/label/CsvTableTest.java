package io.sparkvae.evaluation.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.DataException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {

  @Test
  void quotesHoldCommasQuotesAndLineBreaks() {
    CsvTable table =
        CsvTable.parse("t.csv", "image_id,label\r\n\"a,b\",\"say \"\"x\ny\"\"\"\r\n\nc,\n");

    assertThat(table.columns()).containsExactly("image_id", "label");
    assertThat(table.rows()).containsExactly(List.of("a,b", "say \"x\ny\""), List.of("c", ""));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstName() {
    assertThat(CsvTable.parse("t.csv", "\uFEFFimage_id\na").column("image_id")).isZero();
  }

  @Test
  void aMissingColumnIsNamed() {
    CsvTable table = CsvTable.parse("t.csv", "image_id,hue\n");

    assertThatThrownBy(() -> table.column("label"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot use CSV file t.csv: it has no column label, only image_id, hue (add it, or name"
                + " another column)");
  }

  @Test
  void rowsOfAnotherLengthQuotesLeftOpenAndEmptyFilesAreRefused() {
    assertThatThrownBy(() -> CsvTable.parse("t.csv", "a,b\n1,2\n3\n"))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read CSV file t.csv: row 2 has 1 fields, the header 2 (mend the row)");
    assertThatThrownBy(() -> CsvTable.parse("t.csv", "a\n\"1"))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read CSV file t.csv: a quote is never closed (mend it)");
    assertThatThrownBy(() -> CsvTable.parse("t.csv", "\n"))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read CSV file t.csv: it is empty (name another)");
  }
}
