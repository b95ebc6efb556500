package io.sparkvae.job;

import io.sparkvae.config.SettingsReader;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How Spark is started.
 *
 * @param master used where neither launcher nor option names one
 * @param conf entries passed to Spark as they are
 * @param threadsPerTask compute threads of one task, for OpenMP and BLAS alike
 */
record SparkSettings(String master, Map<String, String> conf, int threadsPerTask) {

  private static final Pattern MASTER =
      Pattern.compile("local(\\[.+])?|yarn|(spark|k8s)://.+|local-cluster\\[.+]");

  /** Reads the group {@code spark-vae.spark}, and the one setting of training that Spark needs. */
  static SparkSettings from(SettingsReader root) {
    SettingsReader spark = root.group("spark");
    String master = spark.text("master");
    if (!isMaster(master)) {
      spark.problem(
          "master",
          "must be local, local[N], spark://HOST:PORT, yarn or k8s://URL, not \"%s\""
              .formatted(master));
    }
    return new SparkSettings(
        master, spark.entries("conf"), root.group("training").integer("threads-per-task", 1, 1024));
  }

  static boolean isMaster(String text) {
    return MASTER.matcher(text).matches();
  }
}
