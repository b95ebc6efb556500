package io.sparkvae.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.table.LatentsTable;
import io.sparkvae.vae.Posterior;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatentRowsTest {

  private final List<Integer> batches = new ArrayList<>();
  private int read;

  @Test
  void batchesAreFullButTheLast() {
    rows("ppppppp", 3).forEachRemaining(row -> {});
    assertThat(batches).containsExactly(3, 3, 1);
  }

  @Test
  void everyImageGivesOneRow() {
    List<String> ids = new ArrayList<>();
    rows("pupuuppup", 2).forEachRemaining(row -> ids.add(row.row().getString(0)));
    assertThat(ids).containsExactlyInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7", "8");
  }

  @Test
  void onlyImagesOfOneBatchAreHeld() {
    Iterator<EncodedRow> rows = rows("ppppppp", 3);
    rows.next();
    assertThat(read).isEqualTo(3);
  }

  @Test
  void unreadableImagesDoNotPileUp() {
    Iterator<EncodedRow> rows = rows("uuuuuuuuuu", 4);
    rows.next();
    assertThat(read).isEqualTo(4);
    assertThat(batches).isEmpty();
  }

  @Test
  void aRowHasAValueForEachColumnOfItsTable() {
    List<String> columns = new ArrayList<>();
    rows("pu", 2).forEachRemaining(row -> columns.add(row.table() + " " + row.row().length()));
    assertThat(columns)
        .containsExactlyInAnyOrder(
            "LATENTS " + LatentsTable.LATENTS.length(),
            "QUARANTINE " + LatentsTable.QUARANTINE.length());
  }

  /** An image for each letter: p with pixels, u unreadable. */
  private Iterator<EncodedRow> rows(String images, int batchSize) {
    Iterator<DecodedImage> source =
        images
            .chars()
            .mapToObj(kind -> CorpusFixture.image(Integer.toString(read++), kind == 'p'))
            .iterator();
    return new LatentRows(
        source,
        rows -> {
          batches.add(rows.images());
          float[] each = new float[rows.images()];
          return new Posterior(1, each, each, each, each);
        },
        batchSize,
        new RowsOfRun("means", Instant.EPOCH));
  }
}
