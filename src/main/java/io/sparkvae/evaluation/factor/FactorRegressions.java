package io.sparkvae.evaluation.factor;

import io.sparkvae.error.DataException;
import io.sparkvae.evaluation.measure.Interval;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.settings.FactorSettings;
import io.sparkvae.linear.DesignRows;
import io.sparkvae.linear.LogisticRegression;
import io.sparkvae.linear.RidgeRegression;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How well factors are told from vectors by linear models: R² of ridge regression where a factor is
 * a number, accuracy of logistic regression where it is one of some classes.
 *
 * @param learned images that the models learn from
 * @param tested images that they are tested on
 */
record FactorRegressions(
    FactorTable table, FactorSettings settings, KnownImages learned, KnownImages tested) {

  private static final String CYCLE = "cyclic_factors";

  List<Metric> metrics(String representation, Protocol base) {
    if (learned.images() == 0 || tested.images() == 0 || learned.length() == 0) {
      return List.of();
    }
    DesignRows x = DesignRows.of(learned.vectors(), learned.length());
    DesignRows others = x.others(tested.vectors());
    Map<String, Double> explained = new LinkedHashMap<>();
    Map<String, Double> right = new LinkedHashMap<>();
    List<Interval> intervals = new ArrayList<>();
    for (String column : table.columns()) {
      List<String> from = table.texts(column, learned.rows());
      List<String> to = table.texts(column, tested.rows());
      if (isNumber(column, from, to)) {
        double[][] targets = targets(column, from);
        RidgeRegression model = RidgeRegression.fit(x, targets);
        double share = explained(model, others, targets(column, to));
        if (Double.isFinite(share)) {
          explained.put(column, share);
        }
      } else if (new TreeSet<>(from).size() > 1) {
        long hits = hits(x, others, from, to);
        right.put(column, (double) hits / to.size());
        intervals.add(Interval.wilson(hits, to.size()));
      }
    }
    Protocol protocol =
        base.with("images", tested.images())
            .with("training_images", learned.images())
            .with("reduction", "one value a factor");
    return metrics(representation, protocol, explained, right, intervals);
  }

  private List<Metric> metrics(
      String representation,
      Protocol protocol,
      Map<String, Double> explained,
      Map<String, Double> right,
      List<Interval> intervals) {
    List<Metric> metrics = new ArrayList<>();
    if (!explained.isEmpty()) {
      Protocol ridge = protocol.with("regression", "ridge, strength by 5-fold cross-validation");
      metrics.add(
          Metric.ofParts(
              "regression_r2_" + representation,
              explained,
              "share of the factor's variance",
              settings.periods().isEmpty()
                  ? ridge
                  : ridge.with(CYCLE, List.copyOf(settings.periods().keySet()))));
    }
    if (!right.isEmpty()) {
      Protocol logistic =
          protocol
              .with("regression", "multinomial logistic, penalty |w|²/2")
              .with("interval", "Wilson 95 %");
      metrics.add(
          Metric.ofParts("classification_accuracy_" + representation, right, "share", logistic)
              .within(intervals));
    }
    return metrics;
  }

  /** Cyclic, or with more different numbers than there are bins. */
  private boolean isNumber(String column, List<String> from, List<String> to) {
    boolean numbers =
        from.stream().allMatch(Factor::isNumber) && to.stream().allMatch(Factor::isNumber);
    if (settings.periods().containsKey(column)) {
      if (!numbers) {
        throw new DataException(
            ("Cannot use column %s of CSV file %s as a cyclic factor: it does not hold numbers alone"
                    + " (correct it, or evaluation.cyclic-factors)")
                .formatted(column, table.file()));
      }
      return true;
    }
    return numbers && new TreeSet<>(from).size() > settings.bins();
  }

  /** One row of numbers, or sine and cosine of a cyclic factor. */
  private double[][] targets(String column, List<String> texts) {
    double[] numbers = texts.stream().mapToDouble(Double::parseDouble).toArray();
    Double period = settings.periods().get(column);
    if (period == null) {
      return new double[][] {numbers};
    }
    double[][] circle = new double[2][numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      double angle = 2 * Math.PI * numbers[i] / period;
      circle[0][i] = Math.sin(angle);
      circle[1][i] = Math.cos(angle);
    }
    return circle;
  }

  /** R²: 1 less the squared error over that of the mean, both summed over the targets. */
  private static double explained(RidgeRegression model, DesignRows x, double[][] targets) {
    double error = 0;
    double total = 0;
    for (int t = 0; t < targets.length; t++) {
      double[] predicted = model.predict(x, t);
      double mean = 0;
      for (double value : targets[t]) {
        mean += value / targets[t].length;
      }
      for (int i = 0; i < predicted.length; i++) {
        error += (targets[t][i] - predicted[i]) * (targets[t][i] - predicted[i]);
        total += (targets[t][i] - mean) * (targets[t][i] - mean);
      }
    }
    return total > 0 ? 1 - error / total : Double.NaN;
  }

  private static long hits(DesignRows x, DesignRows others, List<String> from, List<String> to) {
    List<String> names = List.copyOf(new TreeSet<>(from));
    int[] classes = from.stream().mapToInt(text -> Collections.binarySearch(names, text)).toArray();
    int[] predicted = LogisticRegression.fit(x, classes, names.size()).predict(others);
    long hits = 0;
    for (int i = 0; i < predicted.length; i++) {
      hits += names.get(predicted[i]).equals(to.get(i)) ? 1 : 0;
    }
    return hits;
  }
}
