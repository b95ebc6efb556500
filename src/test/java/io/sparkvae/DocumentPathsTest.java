package io.sparkvae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents that the code points its readers to. */
final class DocumentPathsTest {

  private static final Pattern MENTIONED = Pattern.compile("\\bdocs/[\\w./-]*\\w");

  @Test
  void everyDocumentThatTheSourcesMentionExists() throws IOException {
    List<String> mentioned;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      mentioned =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(DocumentPathsTest::mentioned)
              .distinct()
              .toList();
    }

    assertThat(mentioned).hasSizeGreaterThan(3).allMatch(path -> Files.exists(Path.of(path)));
  }

  private static Stream<String> mentioned(Path file) {
    try {
      return MENTIONED.matcher(Files.readString(file)).results().map(MatchResult::group);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }
}
