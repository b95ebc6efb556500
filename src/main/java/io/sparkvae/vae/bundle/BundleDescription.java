package io.sparkvae.vae.bundle;

import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.Preprocessing;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.Optional;

/**
 * What {@code bundle.json} says of a model; {@link BundleJson} chooses the names.
 *
 * @param parametersDigest SHA-256 of the parameters as little-endian floats
 * @param networkDigest SHA-256 of the network file in bundles of format 1, where nothing else
 *     guards it
 */
record BundleDescription(
    VaeSpec spec,
    ImageSettings image,
    String parametersDigest,
    Optional<String> networkDigest,
    Provenance provenance) {

  /**
   * Short name of the model. Rows of a table are recognised by it: those of exact and fast pixels
   * are not to be mixed.
   */
  String modelId() {
    String suffix = image.preprocessing() == Preprocessing.FAST ? "-fast" : "";
    return "vae-" + parametersDigest.substring(0, 12) + suffix;
  }
}
