package io.sparkvae.vae.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sparkvae.error.DataException;
import io.sparkvae.error.SettingsException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.Preprocessing;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code bundle.json} of a model bundle.
 *
 * @param format version of this description
 * @param modelId short name derived from the parameters; it ends in {@code -fast} where the images
 *     were preprocessed so
 * @param networkDigest SHA-256 of the network file
 * @param parametersDigest SHA-256 of the parameters as little-endian floats
 */
record BundleDescription(
    int format,
    String modelId,
    VaeSpec spec,
    ImageSettings image,
    String networkDigest,
    String parametersDigest,
    Map<String, String> provenance) {

  private static final int FORMAT = 1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static BundleDescription of(
      VaeSpec spec,
      ImageSettings image,
      String parametersDigest,
      String networkDigest,
      Map<String, String> provenance) {
    return new BundleDescription(
        FORMAT,
        modelId(parametersDigest, image),
        spec,
        image,
        networkDigest,
        parametersDigest,
        new TreeMap<>(provenance));
  }

  /** Rows of a table are recognised by it: those of exact and fast pixels are not to be mixed. */
  private static String modelId(String parametersDigest, ImageSettings image) {
    String suffix = image.preprocessing() == Preprocessing.FAST ? "-fast" : "";
    return "vae-" + parametersDigest.substring(0, 12) + suffix;
  }

  String json() {
    try {
      return JSON.writeValueAsString(this) + System.lineSeparator();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Reads a description.
   *
   * @param bundle the bundle's place, for the message
   */
  static BundleDescription parse(String json, String bundle) {
    try {
      BundleDescription description = JSON.readValue(json, BundleDescription.class);
      if (description.format != FORMAT) {
        throw new DataException(
            "Cannot read model bundle %s: its format is %d, this version reads %d (train anew)"
                .formatted(bundle, description.format, FORMAT));
      }
      return description;
    } catch (JsonProcessingException | SettingsException malformed) {
      throw new DataException(
          "Cannot read model bundle %s: its %s is damaged (copy it again, or train anew)"
              .formatted(bundle, BundleFiles.DESCRIPTION),
          malformed);
    }
  }
}
