package io.sparkvae.evaluation.factor;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.error.DataException;
import io.sparkvae.evaluation.label.CsvTable;
import io.sparkvae.evaluation.measure.EvaluatedImages;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.measure.Representation;
import io.sparkvae.evaluation.settings.FactorSettings;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.StoredFile;
import io.sparkvae.vae.VaeModel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.broadcast.Broadcast;

/** The mutual information gap of images whose factors are known. */
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

  /** Latents of one block with their ids; travels to the driver. Arrays are lent. */
  @DefaultSerializer(JavaSerializer.class)
  private static final class NamedLatents implements Serializable {
    private final List<String> ids;
    private final float[] means;

    NamedLatents(List<String> ids, float[] means) {
      this.ids = ids;
      this.means = means;
    }
  }

  /**
   * The gap, and the gap of each factor.
   *
   * @param file CSV of the factors
   * @param protocol model and images
   * @throws DataException if the table knows none of the images
   */
  public List<Metric> of(EvaluatedImages images, String file, Protocol protocol) {
    StoredFile stored = new StoredFile("factor file", Location.of("factor file", file), hadoop);
    CsvTable table = CsvTable.of(file, stored.text());
    int id = table.column(CsvTable.IMAGE_ID);
    Map<String, List<String>> rows = new HashMap<>();
    table.forEach(row -> rows.put(row.get(id), row));
    List<List<String>> known = new ArrayList<>();
    float[] latents = latents(images, rows, known);
    if (known.isEmpty()) {
      throw new DataException(
          "Cannot use CSV file %s: it has no row for any image of %s (its image_id must be the path below the corpus)"
              .formatted(file, images.location()));
    }
    List<Factor> factors = new ArrayList<>();
    for (String column : columns(table)) {
      int at = table.column(column);
      List<String> texts = known.stream().map(row -> row.get(at)).toList();
      factors.add(Factor.of(column, texts, settings.bins()));
    }
    MutualInformationGap gap =
        MutualInformationGap.of(latents, model.value().latentDim(), factors, settings.bins());
    return metrics(gap, protocol.with("images", known.size()).with("factor_file", file));
  }

  private List<Metric> metrics(MutualInformationGap gap, Protocol base) {
    Protocol protocol =
        base.with("representation", "posterior mean, images not binarised")
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

  private List<String> columns(CsvTable table) {
    return settings.columns().isEmpty()
        ? table.columns().stream().filter(name -> !name.equals(CsvTable.IMAGE_ID)).toList()
        : settings.columns();
  }

  /** Latents of the images that the table knows, and their rows in the same order. */
  private float[] latents(
      EvaluatedImages images, Map<String, List<String>> rows, List<List<String>> known) {
    int length = model.value().latentDim();
    List<float[]> parts = new ArrayList<>();
    Representation means = new Representation.Means(model, length);
    blocks.forEach(
        "Latents of %d images".formatted(images.images()),
        images.blocks().map(block -> new NamedLatents(List.copyOf(block.ids()), means.of(block))),
        4L * length * images.images(),
        part -> {
          for (int i = 0; i < part.ids.size(); i++) {
            List<String> row = rows.get(part.ids.get(i));
            if (row != null) {
              known.add(row);
              parts.add(Arrays.copyOfRange(part.means, i * length, (i + 1) * length));
            }
          }
        });
    float[] latents = new float[parts.size() * length];
    for (int i = 0; i < parts.size(); i++) {
      System.arraycopy(parts.get(i), 0, latents, i * length, length);
    }
    return latents;
  }
}
