package io.sparkvae.job;

import io.sparkvae.config.Settings;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
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

  JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  /** Reads the settings, starts Spark, runs the command, stops Spark. */
  static <T> void of(SparkCommand<T> command, RunOptions options) {
    Settings settings = options.settings();
    Map.Entry<SparkSettings, T> checked =
        settings.read(root -> Map.entry(SparkSettings.from(root), command.settings(root)));
    LOG.info("Settings of this run:\n{}", settings.render());
    try (SparkSession spark = SparkStart.open(command.name(), checked.getKey(), options.master())) {
      command.run(new SparkRun(spark, settings), checked.getValue());
    }
  }
}
