package io.sparkvae.study;

import io.sparkvae.text.TextColumn;
import io.sparkvae.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The numbers of a study as tables in Markdown. */
final class StudyTables {

  private static final String NOTHING = "–";

  private final StudyResults results;

  StudyTables(StudyResults results) {
    this.results = results;
  }

  /** The whole page. */
  String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# Cost of averaging");
    lines.add("");
    results.protocol().forEach((name, fact) -> lines.add("- %s: %s".formatted(name, fact)));
    section(lines, "Held-out negative ELBO after the last epoch, nats per image", atTheEnd());
    section(lines, "Price against K = 1, nats per image", price());
    section(lines, "Training images per second", speed());
    section(lines, "Held-out negative ELBO after each epoch, nats per image", everyEpoch());
    return String.join("\n", lines) + "\n";
  }

  private static void section(List<String> lines, String title, TextTable table) {
    lines.addAll(List.of("", "## " + title, ""));
    lines.addAll(table.markdown());
  }

  /** One row per number of replicas, one column per way of averaging. */
  TextTable atTheEnd() {
    return matrix(
        (replicas, averaging) -> results.resultFor(replicas, averaging).map(StudyTables::nats));
  }

  /** How much worse than one replica after the same number of images. */
  TextTable price() {
    return matrix((replicas, averaging) -> results.resultFor(replicas, averaging).map(this::price));
  }

  private String price(MeasuredRun run) {
    Optional<Double> baseline = results.baseline().negativeElbo();
    return run.negativeElbo()
        .flatMap(elbo -> baseline.map(best -> String.format(Locale.ROOT, "%+.2f", elbo - best)))
        .orElse(NOTHING);
  }

  /** One replica has a speed only where it was measured, for that does depend on the rounds. */
  TextTable speed() {
    return matrix(
        (replicas, averaging) ->
            results
                .at(replicas, averaging)
                .flatMap(MeasuredRun::imagesPerSecond)
                .map(speed -> String.format(Locale.ROOT, "%.0f", speed)));
  }

  private TextTable matrix(BiFunction<Integer, String, Optional<String>> cell) {
    List<String> header = new ArrayList<>(List.of("K"));
    header.addAll(results.averagings());
    TextTable table = table(header);
    for (int replicas : results.replicas()) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(replicas)));
      results
          .averagings()
          .forEach(averaging -> row.add(cell.apply(replicas, averaging).orElse(NOTHING)));
      table.row(row);
    }
    return table;
  }

  /** One row per run, one column per epoch. */
  TextTable everyEpoch() {
    int epochs = results.runs().stream().mapToInt(run -> run.epochs().size()).max().orElse(0);
    List<String> header =
        new ArrayList<>(List.of("K", "averaged", "batch", "learning rate", "rounds per epoch"));
    IntStream.rangeClosed(1, epochs).forEach(epoch -> header.add(Integer.toString(epoch)));
    TextTable table = table(header);
    for (MeasuredRun run : results.runs()) {
      List<String> row = recipe(run);
      for (int epoch = 0; epoch < epochs; epoch++) {
        row.add(
            epoch < run.epochs().size()
                ? nats(run.epochs().get(epoch).validationNegativeElbo())
                : "diverged");
      }
      table.row(row);
    }
    return table;
  }

  /** Numbers and short words, all of them to the right. */
  private static TextTable table(List<String> headings) {
    return new TextTable(headings.stream().map(TextColumn::right).toList());
  }

  private static List<String> recipe(MeasuredRun run) {
    return new ArrayList<>(
        List.of(
            Integer.toString(run.replicas()),
            run.averaging(),
            run.recipe().pace("batch-size-per-worker").orElse(NOTHING),
            run.recipe().pace("learning-rate-scaled").orElse(NOTHING),
            run.epochs().isEmpty() ? NOTHING : Long.toString(run.epochs().get(0).rounds())));
  }

  private static String nats(MeasuredRun run) {
    return run.negativeElbo().map(StudyTables::nats).orElse("diverged");
  }

  private static String nats(double elbo) {
    return String.format(Locale.ROOT, "%.2f", elbo);
  }
}
