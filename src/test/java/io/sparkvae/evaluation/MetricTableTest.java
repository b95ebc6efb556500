package io.sparkvae.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.evaluation.measure.Interval;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Moments;
import io.sparkvae.evaluation.measure.Protocol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricTableTest {

  private static final Protocol SHARED =
      new Protocol(new LinkedHashMap<>())
          .with("model", "vae-0d9d418effa2")
          .with("split", "all of corpus.path")
          .with("images", 600);

  private static final Protocol SAMPLED = SHARED.with("samples", 10).with("reduction", "mean");

  @Test
  void everyValueHasItsNameAndAllFitsAHundredColumns() {
    Protocol factors =
        SHARED
            .with("images", 600L)
            .with("factor_file", "data-samples/labels.csv")
            .with("representation", "posterior mean, images not binarised")
            .with("bins", 10);
    List<Metric> metrics =
        List.of(
            Metric.of(
                "negative_elbo", Moments.NONE.plus(2890).plus(2895.5), "nats per image", SAMPLED),
            Metric.of(
                "negative_importance_weighted_bound",
                2892.01944,
                "nats per image",
                SAMPLED.with("images", 60)),
            Metric.ofParts(
                "kl_per_dimension", numbered(12), "nats per image", SHARED.with("samples", 0)),
            Metric.ofParts(
                "mutual_information_gap_per_factor",
                new TreeMap<>(Map.of("background", 0.0544, "hue", 0.0063, "x", 0.5)),
                "share of the factor's entropy",
                factors),
            Metric.of("active_units", 4, "of 4 dimensions", factors));

    assertThat(MetricTable.lines(metrics, SHARED))
        .containsExactly(
            "model   vae-0d9d418effa2",
            "split   all of corpus.path",
            "images  600",
            "",
            "negative_elbo                       2892.7500  ± 2.7500  nats per image",
            "    samples=10, reduction=mean",
            "negative_importance_weighted_bound  2892.0194            nats per image",
            "    images=60",
            "kl_per_dimension                                         nats per image",
            "    z1  0.1250    z2  0.2500    z3  0.3750    z4  0.5000    z5  0.6250    z6  0.7500",
            "    z7  0.8750    z8  1.0000    z9  1.1250    z10 1.2500    z11 1.3750    z12 1.5000",
            "    images=600, samples=0",
            "mutual_information_gap_per_factor                        share of the factor's entropy",
            "    background 0.0544    hue        0.0063    x          0.5000",
            "    factor_file=data-samples/labels.csv, representation=posterior mean, images not",
            "    binarised, bins=10",
            "active_units                                4            of 4 dimensions");
  }

  @Test
  void intervalsStandBesideTheirValues() {
    Protocol protocol = new Protocol(Map.of("images", 600));
    Interval wide = new Interval(0.25, 0.75);
    Map<String, Double> each = new TreeMap<>(Map.of("cosine", 0.5, "euclidean", 0.125));

    assertThat(
            MetricTable.lines(
                List.of(
                    Metric.of("a", 0.5, "share", protocol).within(List.of(wide)),
                    Metric.ofParts("b", each, "share", protocol)
                        .within(List.of(wide, new Interval(0, 0.25)))),
                protocol))
        .containsExactly(
            "images  600",
            "",
            "a  0.5000  [0.2500, 0.7500]  share",
            "b                            share",
            "    cosine    0.5000 [0.2500, 0.7500]    euclidean 0.1250 [0.0000, 0.2500]");
  }

  @Test
  void aFactIsShownWhereItDiffersFromTheMetricAbove() {
    Metric few = Metric.of("b", 1, "nats", SAMPLED.with("images", 60));

    assertThat(
            MetricTable.lines(
                List.of(
                    Metric.of("a", 1, "nats", SAMPLED), few, Metric.of("c", 1, "nats", SAMPLED)),
                new Protocol(Map.of("images", 600))))
        .containsExactly(
            "images  600",
            "",
            "a  1    nats",
            "    model=vae-0d9d418effa2, split=all of corpus.path, samples=10, reduction=mean",
            "b  1    nats",
            "    images=60",
            "c  1    nats",
            "    images=600");
  }

  private static Map<String, Double> numbered(int dimensions) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int d = 1; d <= dimensions; d++) {
      values.put("z" + d, d / 8.0);
    }
    return values;
  }
}
