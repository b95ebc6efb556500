package io.sparkvae.job;

import io.sparkvae.config.SettingsReader;
import java.util.Map;

/**
 * How Spark is started.
 *
 * @param master used where neither launcher nor option names one
 * @param conf entries passed to Spark as they are
 * @param threadsPerTask compute threads of one task, for OpenMP and BLAS alike
 */
record SparkSettings(String master, Map<String, String> conf, int threadsPerTask) {

  /** Reads the group {@code spark-vae.spark}, and the one setting of training that Spark needs. */
  static SparkSettings from(SettingsReader root) {
    SettingsReader spark = root.group("spark");
    String master = spark.text("master");
    if (!SparkMaster.isKnown(master)) {
      spark.problem("master", "must " + SparkMaster.WANTED);
    }
    return new SparkSettings(
        master, spark.entries("conf"), root.group("training").integer("threads-per-task", 1, 1024));
  }
}
