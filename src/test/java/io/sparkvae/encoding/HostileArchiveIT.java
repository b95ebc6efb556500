package io.sparkvae.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SharedData;
import io.sparkvae.SparkLocal;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.CorpusSettings;
import io.sparkvae.source.SourceSettings;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
final class HostileArchiveIT {

  @TempDir Path folder;

  @Test
  void everyBrokenAndOddFileEndsInExactlyOneTable(JavaSparkContext sc) throws IOException {
    Path archive = SharedData.folder("hostile");
    Path output = folder.resolve("out");
    EncodingResult result =
        new ArchiveEncoder(sc, SmallModel.model())
            .encode(SmallModel.job(all(archive), output, true));
    List<String> ids = new ArrayList<>();
    for (String table : List.of("latents", "quarantine")) {
      SparkSession.active()
          .read()
          .parquet(output.resolve(table).toString())
          .select("image_id")
          .toLocalIterator()
          .forEachRemaining(row -> ids.add(row.getString(0)));
    }
    assertThat(ids).containsExactlyInAnyOrderElementsOf(files(archive));
    assertThat(result.encoded()).isGreaterThan(result.quarantined().count());
  }

  private static CorpusSettings all(Path archive) {
    CorpusSettings base = CorpusFixture.folder(archive);
    return new CorpusSettings(
        new SourceSettings(base.path(), base.source().format(), List.of("**"), List.of()),
        Optional.empty(),
        0,
        1,
        base.blockBytes(),
        Optional.empty());
  }

  private static List<String> files(Path archive) throws IOException {
    try (Stream<Path> files = Files.walk(archive, FileVisitOption.FOLLOW_LINKS)) {
      return files
          .filter(file -> !Files.isDirectory(file))
          .map(file -> archive.relativize(file).toString())
          .toList();
    }
  }
}
