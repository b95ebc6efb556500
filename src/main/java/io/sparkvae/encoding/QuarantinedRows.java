package io.sparkvae.encoding;

import static io.sparkvae.table.LatentsTable.DETAIL;
import static io.sparkvae.table.LatentsTable.IMAGE_ID;
import static io.sparkvae.table.LatentsTable.REASON;

import io.sparkvae.corpus.UnreadableImages;
import io.sparkvae.encoding.parquet.TableFile;
import io.sparkvae.image.UnreadableReason;
import java.io.IOException;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of quarantine, counted by reason, with the first few by image id. Serialises both to the
 * driver.
 */
final class QuarantinedRows implements Serializable {

  private final EnumMap<UnreadableReason, Long> byReason = new EnumMap<>(UnreadableReason.class);
  private final TreeMap<String, String> first = new TreeMap<>();

  /** Those of the files, as the only element. */
  static Iterator<QuarantinedRows> of(Iterator<WrittenFile> files, TablePlace place)
      throws IOException {
    StructType columns = TableFile.columns(place.quarantine().columns(), IMAGE_ID, REASON, DETAIL);
    QuarantinedRows rows = new QuarantinedRows();
    while (files.hasNext()) {
      place
          .accepted(files.next())
          .read(
              columns,
              row ->
                  rows.add(
                      row.getString(IMAGE_ID, 0),
                      row.getString(REASON, 0),
                      row.getString(DETAIL, 0)));
    }
    return List.of(rows).iterator();
  }

  /** Takes the others in, and gives itself. */
  QuarantinedRows plus(QuarantinedRows others) {
    others.byReason.forEach((reason, count) -> byReason.merge(reason, count, Long::sum));
    others.first.forEach(this::show);
    return this;
  }

  UnreadableImages images() {
    return new UnreadableImages(byReason, List.copyOf(first.values()));
  }

  private void add(String imageId, String label, String detail) {
    UnreadableReason reason = UnreadableReason.valueOf(label.toUpperCase(Locale.ROOT));
    byReason.merge(reason, 1L, Long::sum);
    show(imageId, UnreadableImages.example(imageId, reason, detail));
  }

  private void show(String imageId, String example) {
    first.put(imageId, example);
    if (first.size() > UnreadableImages.EXAMPLES) {
      first.pollLastEntry();
    }
  }
}
