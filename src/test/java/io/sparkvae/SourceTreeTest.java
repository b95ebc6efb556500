package io.sparkvae;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the source tree promises to whoever reads it: small files, documented types, no repeats. */
final class SourceTreeTest {

  private static final Path MAIN = Path.of("src/main/java");
  private static final int LONGEST = 250;
  private static final int MEDIAN = 60;
  private static final int PACKAGE = 30;
  private static final int REPEATED = 6;

  /** Lines of code that say nothing of what is done: they may repeat. */
  private static final Pattern THIN =
      Pattern.compile("[\\s{}()\\[\\];,]*|(import|package|@Override|//|/\\*|\\*).*");

  /** Files that repeat what a library's signatures ask of each of them, and nothing of ours. */
  private static final Set<Set<String>> SIGNATURES =
      Set.of(
          // The arguments of oneDNN's three descriptions of one convolution.
          Set.of("io/sparkvae/vae/kernel/onednn/ConvolutionDescription.java"),
          // The fourteen arguments of BLAS's gemm.
          Set.of("io/sparkvae/vae/kernel/SingleProducts.java"),
          Set.of("io/sparkvae/vae/kernel/Gemm.java", "io/sparkvae/vae/kernel/SingleProducts.java"),
          // Methods that DL4J calls on every layer and vertex.
          Set.of("io/sparkvae/vae/layer/NativeLayer.java", "io/sparkvae/vae/network/LossTerm.java"),
          Set.of(
              "io/sparkvae/vae/network/ClampedPosterior.java",
              "io/sparkvae/vae/network/Reparameterisation.java"),
          Set.of(
              "io/sparkvae/vae/network/ClampedPosterior.java",
              "io/sparkvae/vae/network/SumOfPaths.java"),
          Set.of(
              "io/sparkvae/vae/network/Reparameterisation.java",
              "io/sparkvae/vae/network/SumOfPaths.java"));

  private static final Pattern TYPE =
      Pattern.compile(
          "^ *public (?:abstract |final |static |sealed |non-sealed )*"
              + "(?:class|interface|record|enum|@interface) (\\w+)");

  @Test
  void noFileIsLong() {
    Map<String, Integer> lengths = new TreeMap<>();
    sources().forEach((file, lines) -> lengths.put(file, lines.size()));

    assertThat(lengths.values().stream().filter(length -> length > LONGEST)).isEmpty();
    List<Integer> sorted = lengths.values().stream().sorted().toList();
    assertThat(sorted.get(sorted.size() / 2)).isLessThanOrEqualTo(MEDIAN);
  }

  @Test
  void noPackageHasMoreFilesThanAPersonTakesInAtOnce() {
    Map<String, Long> files =
        sources().keySet().stream()
            .collect(
                Collectors.groupingBy(
                    file -> file.substring(0, file.lastIndexOf('/')), Collectors.counting()));

    assertThat(files.entrySet().stream().filter(entry -> entry.getValue() > PACKAGE)).isEmpty();
  }

  @Test
  void everyPublicTypeIsDocumented() {
    List<String> undocumented = new ArrayList<>();
    sources()
        .forEach(
            (file, lines) -> {
              for (int i = 0; i < lines.size(); i++) {
                Matcher type = TYPE.matcher(lines.get(i));
                if (type.find() && !isDocumented(lines, i)) {
                  undocumented.add(file + ": " + type.group(1));
                }
              }
            });

    assertThat(undocumented).isEmpty();
  }

  @Test
  void noSixLinesAreWrittenTwice() {
    Map<String, String> seen = new TreeMap<>();
    List<String> repeated = new ArrayList<>();
    sources()
        .forEach(
            (file, lines) -> {
              List<Integer> code = code(lines);
              for (int i = 0; i + REPEATED <= code.size(); i++) {
                String block =
                    code.subList(i, i + REPEATED).stream()
                        .map(line -> lines.get(line).strip())
                        .collect(Collectors.joining("\n"));
                String here = file + ":" + (code.get(i) + 1);
                String first = seen.putIfAbsent(block, here);
                if (first != null && !SIGNATURES.contains(filesOf(first, here))) {
                  repeated.add(first + " ~ " + here);
                }
              }
            });

    assertThat(repeated).isEmpty();
  }

  /** Whether the line before, annotations left out, ends a Javadoc comment. */
  private static boolean isDocumented(List<String> lines, int declaration) {
    int before = declaration - 1;
    boolean comment = false;
    while (before >= 0 && !comment && !lines.get(before).isBlank()) {
      comment = lines.get(before).strip().endsWith("*/");
      before--;
    }
    return comment;
  }

  private static Set<String> filesOf(String first, String second) {
    return Stream.of(first, second)
        .map(place -> place.substring(0, place.lastIndexOf(':')))
        .collect(Collectors.toSet());
  }

  private static List<Integer> code(List<String> lines) {
    List<Integer> code = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!THIN.matcher(lines.get(i).strip()).matches()) {
        code.add(i);
      }
    }
    return code;
  }

  private static Map<String, List<String>> sources() {
    try (Stream<Path> files = Files.walk(MAIN)) {
      Map<String, List<String>> sources = new TreeMap<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        sources.put(MAIN.relativize(file).toString(), Files.readAllLines(file));
      }
      return sources;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
