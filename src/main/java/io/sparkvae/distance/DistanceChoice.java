package io.sparkvae.distance;

import io.sparkvae.vae.spec.LatentDistance;
import java.util.Locale;

/**
 * The distance of a model, and why it was chosen.
 *
 * @param distance to compare its latents by
 * @param pictures that were looked for by an altered copy
 * @param recall share of them that came first
 * @param euclideanRecall the same under the Euclidean distance
 */
public record DistanceChoice(
    LatentDistance distance, int pictures, double recall, double euclideanRecall) {

  /** The choice in one line for a console. */
  public String line() {
    return String.format(
        Locale.ROOT,
        "latents are compared by %s: %.3f of %d altered pictures find their original first, %.3f by"
            + " Euclidean distance",
        distance.name(),
        recall,
        pictures,
        euclideanRecall);
  }
}
