package io.sparkvae.distance;

import io.sparkvae.linear.FloatProducts;
import io.sparkvae.linear.FloatProducts.Sides;
import io.sparkvae.vae.spec.LatentDistance;

/** Pictures looked for by their altered copies among all pictures. */
final class CopySearch {

  private final float[] originals;
  private final float[] copies;
  private final int latents;

  /**
   * Borrows the arrays.
   *
   * @param originals {@code [pictures, latents]}
   * @param copies of the first of them, {@code [queries, latents]}
   */
  CopySearch(float[] originals, float[] copies, int latents) {
    this.originals = originals;
    this.copies = copies;
    this.latents = latents;
  }

  int queries() {
    return copies.length / latents;
  }

  /** What a search found: shares and means over queries. */
  record Found(double recall, double reciprocalRank) {}

  /** How well copies find their originals under a distance. */
  Found by(LatentDistance distance) {
    float[] archive = distance.apply(originals, latents);
    float[] asked = distance.apply(copies, latents);
    int pictures = archive.length / latents;
    int queries = asked.length / latents;
    float[] products =
        new FloatProducts().rightTransposed(asked, archive, new Sides(queries, pictures, latents));
    double[] lengths = new double[pictures];
    for (int i = 0; i < archive.length; i++) {
      lengths[i / latents] += archive[i] * (double) archive[i];
    }
    double first = 0;
    double reciprocal = 0;
    for (int q = 0; q < queries; q++) {
      double own = lengths[q] - 2 * products[q * pictures + q];
      int rank = 1;
      for (int other = 0; other < pictures; other++) {
        boolean nearer = lengths[other] - 2 * products[q * pictures + other] <= own;
        rank += nearer && other != q ? 1 : 0;
      }
      first += rank == 1 ? 1 : 0;
      reciprocal += 1.0 / rank;
    }
    return new Found(first / queries, reciprocal / queries);
  }
}
