package io.sparkvae.job;

import io.sparkvae.api.SparkVae;
import io.sparkvae.config.Settings;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command works with: Spark, and the whole of the settings to store with its output.
 *
 * @param settings checked
 */
record SparkRun(SparkSession spark, Settings settings) {

  private static final Logger LOG = LoggerFactory.getLogger(SparkRun.class);

  /** The library, telling the operator how far it is. */
  SparkVae library() {
    return SparkVae.on(spark).telling(LOG::info);
  }
}
