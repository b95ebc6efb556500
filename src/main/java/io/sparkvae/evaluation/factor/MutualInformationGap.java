package io.sparkvae.evaluation.factor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much of each factor one latent dimension alone knows (Chen et al. 2018, equation 6): for a
 * factor v the gap (I(z_j; v) − I(z_k; v)) / H(v) between the two dimensions that know most of it.
 *
 * @param ofFactor the gap of each factor, 0 to 1
 * @param knownOfFactor I/H of the dimension that knows most of each factor, 0 to 1
 */
record MutualInformationGap(Map<String, Double> ofFactor, Map<String, Double> knownOfFactor) {

  /**
   * Counts the gaps. Dimensions are cut into bins of equally many images, so that the estimate does
   * not depend on their scale; counts are taken as they are, whose bias is the same for both
   * dimensions of a gap and largely cancels.
   *
   * @param latents {@code [images, dimensions]}, row after row
   * @param factors over the same images; those with a single class are left out
   */
  static MutualInformationGap of(float[] latents, int dimensions, List<Factor> factors, int bins) {
    int[][] codes = new int[dimensions][];
    for (int d = 0; d < dimensions; d++) {
      double[] values = new double[latents.length / dimensions];
      for (int i = 0; i < values.length; i++) {
        values[i] = latents[i * dimensions + d];
      }
      codes[d] = EqualBins.of(values, bins);
    }
    Map<String, Double> gaps = new TreeMap<>();
    Map<String, Double> known = new TreeMap<>();
    for (Factor factor : factors) {
      double entropy = MutualInformation.entropy(factor.classes(), factor.count());
      if (entropy > 0) {
        double[] most = mostInformed(codes, factor, bins);
        gaps.put(factor.name(), (most[0] - most[1]) / entropy);
        known.put(factor.name(), most[0] / entropy);
      }
    }
    return new MutualInformationGap(gaps, known);
  }

  /** What the two dimensions know that know most, in nats. */
  private static double[] mostInformed(int[][] codes, Factor factor, int bins) {
    double most = 0;
    double second = 0;
    for (int[] code : codes) {
      double information = MutualInformation.of(code, bins, factor.classes(), factor.count());
      second = Math.max(second, Math.min(most, information));
      most = Math.max(most, information);
    }
    return new double[] {most, second};
  }

  /** Over all factors. */
  double mean() {
    return ofFactor.values().stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }
}
