package io.sparkvae.evaluation.factor;

import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.error.DataException;
import io.sparkvae.evaluation.factor.KnownImages.Part;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.LearnedPca;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.measure.Representation;
import io.sparkvae.evaluation.settings.FactorSettings;
import io.sparkvae.vae.VaeModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;

/**
 * What latents know of the factors that images were made from: the mutual information gap, and how
 * well factors are regressed from latents and from as many principal components.
 */
public final class FactorMetrics {

  private static final String ENTROPY = "share of the factor's entropy";

  private final OrderedBlocks blocks;
  private final Broadcast<VaeModel> model;
  private final FactorSettings settings;
  private final Configuration hadoop;

  public FactorMetrics(
      OrderedBlocks blocks,
      Broadcast<VaeModel> model,
      FactorSettings settings,
      Configuration hadoop) {
    this.blocks = blocks;
    this.model = model;
    this.settings = settings;
    this.hadoop = hadoop;
  }

  /**
   * The gap, the gap of each factor, and the regressions.
   *
   * @param learned images to learn regressions from; where there are none, four fifths of the
   *     evaluated ones by a hash of their ids, and the rest is tested
   * @param file CSV of the factors
   * @param protocol model and images
   * @throws DataException if the table knows none of the images
   */
  public List<Metric> of(
      EvaluatedImages images,
      Optional<EvaluatedImages> learned,
      LearnedPca pca,
      String file,
      Protocol protocol) {
    FactorTable table = FactorTable.read(file, settings, hadoop);
    Protocol base = protocol.with("factor_file", file);
    Representation means = new Representation.Means(model, model.value().latentDim());
    KnownImages latents = KnownImages.of(blocks, images, means, table);
    if (latents.images() == 0) {
      throw new DataException(
          "Cannot use CSV file %s: it has no row for any image of %s (its image_id must be the path below the corpus)"
              .formatted(file, images.location()));
    }
    List<Metric> metrics = new ArrayList<>(gap(latents, table, base));
    Representation components = new Representation.Principal(pca.pca(), pca.components());
    for (Representation representation : List.of(means, components)) {
      metrics.addAll(regressions(images, learned, table, representation, base));
    }
    return metrics;
  }

  private List<Metric> regressions(
      EvaluatedImages images,
      Optional<EvaluatedImages> learned,
      FactorTable table,
      Representation representation,
      Protocol base) {
    KnownImages evaluated = KnownImages.of(blocks, images, representation, table);
    KnownImages others =
        learned
            .map(from -> KnownImages.of(blocks, from, representation, table))
            .filter(known -> known.images() > 0)
            .orElse(evaluated);
    boolean apart = others != evaluated;
    FactorRegressions regressions =
        new FactorRegressions(
            table,
            settings,
            apart ? others : evaluated.fifth(Part.OTHER_FOUR),
            apart ? evaluated : evaluated.fifth(Part.ONE));
    Protocol protocol =
        base.with("representation", representation.name())
            .with("length", representation.length())
            .with(
                "trained_on",
                apart
                    ? learned.orElseThrow().part()
                    : "four fifths of the evaluated images by hash");
    return regressions.metrics(representation.name(), protocol);
  }

  private List<Metric> gap(KnownImages latents, FactorTable table, Protocol base) {
    List<Factor> factors =
        table.columns().stream()
            .map(name -> Factor.of(name, table.texts(name, latents.rows()), settings.bins()))
            .toList();
    MutualInformationGap gap =
        MutualInformationGap.of(latents.vectors(), latents.length(), factors, settings.bins());
    Protocol protocol =
        base.with("images", latents.images())
            .with("representation", "posterior mean, images not binarised")
            .with("bins", settings.bins())
            .with("binning", "equally many images a bin; text and few numbers as classes")
            .with("factors", List.copyOf(gap.ofFactor().keySet()));
    return List.of(
        Metric.of(
            "mutual_information_gap",
            gap.mean(),
            ENTROPY,
            protocol.with("reduction", "mean over factors")),
        perFactor("mutual_information_gap_per_factor", gap.ofFactor(), protocol),
        perFactor("largest_information_per_factor", gap.knownOfFactor(), protocol));
  }

  private static Metric perFactor(String name, Map<String, Double> values, Protocol protocol) {
    return Metric.ofParts(name, values, ENTROPY, protocol.with("reduction", "one value a factor"));
  }
}
