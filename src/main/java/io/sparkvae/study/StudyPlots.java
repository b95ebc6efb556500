package io.sparkvae.study;

import io.sparkvae.chart.LineChart;
import io.sparkvae.chart.LineChart.Axis;
import io.sparkvae.chart.LineChart.Line;
import io.sparkvae.chart.LineChart.Panel;
import io.sparkvae.chart.LineChart.Point;
import io.sparkvae.chart.LineChartSvg;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The curves of a study: one panel for each way of averaging, one line for each number of replicas,
 * one replica in every panel. The vertical axis ends a little above the worst end, for the first
 * epochs of many replicas would press all else together.
 */
final class StudyPlots {

  private static final String Y = "held-out negative ELBO (nats per image)";

  private final StudyResults results;

  StudyPlots(StudyResults results) {
    this.results = results;
  }

  /** Against images seen by all replicas together. */
  String byImages() {
    return svg("Held-out negative ELBO by images seen", "images seen", EpochPoint::images);
  }

  /** Against seconds of training. */
  String bySeconds() {
    return svg(
        "Held-out negative ELBO by seconds of training",
        "seconds of training",
        EpochPoint::seconds);
  }

  private String svg(String title, String label, ToDoubleFunction<EpochPoint> x) {
    double end = points().mapToDouble(x).max().orElse(1);
    Axis y = vertical();
    List<Panel> panels =
        results.averagings().stream()
            .map(averaging -> new Panel("averaged " + averaging, lines(averaging, x)))
            .toList();
    return LineChartSvg.of(new LineChart(title, note(y), new Axis(label, 0, end), y, panels));
  }

  private List<Line> lines(String averaging, ToDoubleFunction<EpochPoint> x) {
    return results.replicas().stream()
        .map(replicas -> results.resultFor(replicas, averaging))
        .flatMap(Optional::stream)
        .filter(run -> !run.epochs().isEmpty())
        .map(run -> new Line("K = " + run.replicas(), points(run, x)))
        .toList();
  }

  private static List<Point> points(MeasuredRun run, ToDoubleFunction<EpochPoint> x) {
    return run.epochs().stream()
        .map(point -> new Point(x.applyAsDouble(point), point.validationNegativeElbo()))
        .toList();
  }

  /**
   * From the best value to half as far again as the worst end, or as a quarter of the way to the
   * worst value where ends lie close together.
   */
  private Axis vertical() {
    DoubleSummaryStatistics all =
        points().mapToDouble(EpochPoint::validationNegativeElbo).summaryStatistics();
    if (all.getCount() == 0) {
      return new Axis(Y, 0, 1);
    }
    double worstEnd =
        results.runs().stream()
            .flatMap(run -> run.negativeElbo().stream())
            .mapToDouble(Double::doubleValue)
            .max()
            .orElseThrow();
    double span = Math.max(worstEnd - all.getMin(), 0.25 * (all.getMax() - all.getMin()));
    double top = Math.min(all.getMax(), all.getMin() + 1.5 * span);
    double margin = Math.max(0.04 * (top - all.getMin()), 1e-6 * Math.abs(top) + 1e-9);
    return new Axis(Y, all.getMin() - margin, top + margin);
  }

  private String note(Axis y) {
    DoubleStream values = points().mapToDouble(EpochPoint::validationNegativeElbo);
    return values.anyMatch(value -> value > y.max())
        ? String.format(Locale.ROOT, "One point per epoch; values above %.0f are cut off.", y.max())
        : "One point per epoch.";
  }

  private Stream<EpochPoint> points() {
    return results.runs().stream().flatMap(run -> run.epochs().stream());
  }
}
