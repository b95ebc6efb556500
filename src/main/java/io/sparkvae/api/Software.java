package io.sparkvae.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;

/** What made an output: versions, commit, processor. */
public final class Software {

  private Software() {}

  /** When, by what and on what, by name. */
  static Map<String, String> facts(JavaSparkContext spark) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("created-at", Instant.now().toString());
    facts.put("spark-vae-version", version());
    facts.put("commit", commit());
    facts.put("spark-version", spark.version());
    facts.put("dl4j-version", built("dl4j"));
    facts.put("java-version", System.getProperty("java.version"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    facts.put("processor", Processor.name());
    return facts;
  }

  /** The version of the jar that runs. */
  public static String version() {
    String version = Software.class.getPackage().getImplementationVersion();
    return version == null ? "(not from a jar)" : version;
  }

  /** The commit that the jar was built from, where the build ran in a checkout. */
  public static String commit() {
    String commit = built("commit");
    return commit.startsWith("$") ? "unknown" : commit;
  }

  private static String built(String key) {
    try (InputStream in =
        Objects.requireNonNull(Software.class.getResourceAsStream("build.properties"))) {
      Properties properties = new Properties();
      properties.load(in);
      return Objects.requireNonNull(properties.getProperty(key), key);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
