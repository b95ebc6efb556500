package io.sparkvae.vae.bundle;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where an output came from: data, seed, versions, processor. Its names are the same in {@code
 * bundle.json}, {@code run.json} and {@code averaging-cost.json}.
 *
 * @param facts by name, in snake_case and sorted; unmodifiable
 */
public record Provenance(SortedMap<String, String> facts) {

  public static final Provenance NONE = of(Map.of());

  public static final String CREATED_AT = "created_at";
  public static final String VERSION = "spark_vae_version";
  public static final String COMMIT = "commit";
  public static final String SPARK_VERSION = "spark_version";
  public static final String DL4J_VERSION = "dl4j_version";
  public static final String JAVA_VERSION = "java_version";
  public static final String OS = "os";
  public static final String PROCESSOR = "processor";

  public static final String CORPUS_PATH = "corpus_path";
  public static final String CORPUS_FINGERPRINT = "corpus_fingerprint";
  public static final String TRAINING_IMAGES = "training_images";
  public static final String HELD_OUT_IMAGES = "held_out_images";
  public static final String UNREADABLE_IMAGES = "unreadable_images";
  public static final String REPLICAS = "replicas";
  public static final String SEED = "seed";

  /** What commit 415330f called {@link #HELD_OUT_IMAGES}. */
  private static final String VALIDATION_IMAGES = "validation_images";

  public Provenance {
    facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
  }

  /** Facts whose names may be spelled as settings are, such as {@code learning-rate-scaled}. */
  public static Provenance of(Map<String, String> facts) {
    SortedMap<String, String> spelled = new TreeMap<>();
    facts.forEach(
        (name, value) -> {
          String snake = name.replace('-', '_');
          spelled.put(snake.equals(VALIDATION_IMAGES) ? HELD_OUT_IMAGES : snake, value);
        });
    return new Provenance(spelled);
  }

  /** These facts and others, whose names may be spelled as settings are. */
  public Provenance with(Map<String, String> others) {
    SortedMap<String, String> all = new TreeMap<>(facts);
    all.putAll(of(others).facts);
    return new Provenance(all);
  }

  /** The fact of that name, or {@code unknown}. */
  public String fact(String name) {
    return facts.getOrDefault(name, "unknown");
  }
}
