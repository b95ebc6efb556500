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

  /** Reads the settings, starts Spark, runs the command, stops Spark. */
  static void of(SparkCommand command, RunOptions options) {
    Settings settings = options.settings();
    SparkSettings checked =
        settings.read(
            root -> {
              command.check(root);
              return SparkSettings.from(root);
            });
    LOG.info("Settings of this run:\n{}", settings.render());
    try (SparkSession spark = SparkStart.open(command.name(), checked, options.master())) {
      command.run(new SparkRun(spark, settings));
    }
  }
}
