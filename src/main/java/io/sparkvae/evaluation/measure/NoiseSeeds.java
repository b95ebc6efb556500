package io.sparkvae.evaluation.measure;

import io.sparkvae.source.ImageIdHash;
import io.sparkvae.vae.spec.Seeds;
import java.util.List;

/** Seeds of each image's own noise, which follow from the image's id and what they are for. */
public final class NoiseSeeds {

  /** What a seed is for; two purposes never share a stream. */
  public enum Purpose {
    BINARISATION(1),
    ELBO(2),
    IMPORTANCE(3);

    private final long number;

    Purpose(long number) {
      this.number = number;
    }
  }

  private NoiseSeeds() {}

  public static long[] of(List<String> ids, Purpose purpose, long seed) {
    return ids.stream()
        .mapToLong(id -> Seeds.derived(seed, purpose.number, ImageIdHash.of(id).number()))
        .toArray();
  }
}
