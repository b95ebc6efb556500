package io.sparkvae.vae.bundle;

import io.sparkvae.error.SettingsException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Preprocessing;
import io.sparkvae.image.Resize;
import io.sparkvae.storage.Json;
import io.sparkvae.storage.JsonObject;
import io.sparkvae.vae.spec.AdamSettings;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of {@code bundle.json}: every name in it is chosen here, whatever our records call their
 * components (docs/decisions/0009-bundles-and-their-digests.md).
 */
final class BundleJson {

  /** The format that is written; format 1, with names in camelCase, is still read. */
  static final int FORMAT = 2;

  private static final int MAX_SIDE = 4096;
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private BundleJson() {}

  static String write(BundleDescription description) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("model_id", description.modelId());
    json.put("model", ModelJson.write(description.spec().model()));
    json.put("image", image(description.image()));
    json.put("adam", adam(description.spec().adam()));
    json.put("binarisation_seed", description.spec().binarisationSeed());
    json.put("parameters_digest", description.parametersDigest());
    json.put("provenance", description.provenance().facts());
    return Json.file(json);
  }

  private static Map<String, Object> image(ImageSettings image) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("channels", image.shape().channels());
    json.put("height", image.shape().height());
    json.put("width", image.shape().width());
    json.put("resize", ModelJson.word(image.resize()));
    json.put("preprocessing", ModelJson.word(image.preprocessing()));
    json.put("max_pixels", image.maxPixels());
    json.put("max_bytes", image.maxBytes());
    json.put("timeout_seconds", image.timeoutSeconds());
    return json;
  }

  private static Map<String, Object> adam(AdamSettings adam) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("beta1", adam.beta1());
    json.put("beta2", adam.beta2());
    json.put("epsilon", adam.epsilon());
    return json;
  }

  /**
   * Reads a description of either format.
   *
   * @param bundle the bundle's place, for messages
   * @throws io.sparkvae.error.DataException that names what is missing or wrong
   */
  static BundleDescription read(String text, String bundle) {
    String what = "model bundle %s: %s".formatted(bundle, BundleFiles.DESCRIPTION);
    String advice = "copy the bundle again, or train again";
    JsonObject json = JsonObject.parse(text, new JsonObject.Source(what, advice));
    int format = json.integer("format", 1, Integer.MAX_VALUE);
    if (format > FORMAT) {
      throw json.problem("is of format %d, this version reads up to %d".formatted(format, FORMAT));
    }
    BundleDescription description =
        format == 1
            ? formatOne(json.as(new JsonObject.Source(what, advice, BundleJson::camelCase)))
            : formatTwo(json);
    String id = description.modelId();
    if (!id.equals(json.text(format == 1 ? "modelId" : "model_id"))) {
      throw json.problem("does not name its model " + id);
    }
    return description;
  }

  private static BundleDescription formatTwo(JsonObject json) {
    ImageSettings image = image(json.object("image"), json.object("image"));
    return new BundleDescription(
        spec(json, json.object("model"), image),
        image,
        digest(json, "parameters_digest"),
        Optional.empty(),
        Provenance.of(json.texts("provenance")));
  }

  /** What commit 415330f and earlier ones wrote. */
  private static BundleDescription formatOne(JsonObject json) {
    JsonObject spec = json.object("spec");
    ImageSettings image = image(json.object("image"), json.object("image").object("shape"));
    if (!shape(spec.object("shape")).equals(image.shape())) {
      throw json.problem("has two different image shapes");
    }
    return new BundleDescription(
        spec(spec, spec.object("model"), image),
        image,
        digest(json, "parameters_digest"),
        Optional.of(digest(json, "network_digest")),
        Provenance.of(json.texts("provenance")));
  }

  private static VaeSpec spec(JsonObject json, JsonObject model, ImageSettings image) {
    try {
      return new VaeSpec(
          ModelJson.read(model),
          image.shape(),
          adam(json.object("adam")),
          json.whole("binarisation_seed", Long.MIN_VALUE, Long.MAX_VALUE));
    } catch (SettingsException impossible) {
      throw json.problem("describes no model: " + impossible.getMessage(), impossible);
    }
  }

  private static ImageSettings image(JsonObject image, JsonObject shape) {
    return new ImageSettings(
        shape(shape),
        image.choice("resize", Resize.class),
        // Bundles from before fast preprocessing do not tell.
        image.has("preprocessing")
            ? image.choice("preprocessing", Preprocessing.class)
            : Preprocessing.EXACT,
        image.whole("max_pixels", 1, Integer.MAX_VALUE),
        image.whole("max_bytes", 1, Integer.MAX_VALUE - 64),
        image.integer("timeout_seconds", 1, 3600));
  }

  private static ImageShape shape(JsonObject shape) {
    return new ImageShape(
        shape.integer("channels", 1, 3),
        shape.integer("height", 1, MAX_SIDE),
        shape.integer("width", 1, MAX_SIDE));
  }

  private static AdamSettings adam(JsonObject adam) {
    return new AdamSettings(
        adam.number("beta1", 0, 1), adam.number("beta2", 0, 1), adam.number("epsilon", 0, 1));
  }

  private static String digest(JsonObject json, String name) {
    String digest = json.text(name);
    if (!DIGEST.matcher(digest).matches()) {
      throw json.problem("has a %s that is no SHA-256".formatted(name));
    }
    return digest;
  }

  private static String camelCase(String name) {
    return Pattern.compile("_(.)")
        .matcher(name)
        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
