package io.sparkvae.job;

import io.sparkvae.config.Settings;
import java.util.List;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One command from its options to its end: settings, Spark, work. */
final class SparkLaunch {

  private static final Logger LOG = LoggerFactory.getLogger(SparkLaunch.class);

  private SparkLaunch() {}

  /** Reads the settings, starts Spark, runs the command, stops Spark. */
  static void run(SparkCommand command, RunOptions options) {
    Settings settings = options.settings();
    if (options.printSettings(settings)) {
      return;
    }
    SparkSettings checked =
        settings.read(
            root -> {
              command.check(root);
              return SparkSettings.from(root);
            });
    LOG.info("{}", changed(settings.changed(command.groups())));
    if (ClusterDriver.isThisJvm()) {
      work(command, settings, checked, options);
    } else {
      Interruption interruption = Interruption.watch(() -> command.interrupted(settings));
      try {
        work(command, settings, checked, options);
      } finally {
        interruption.end();
      }
    }
  }

  private static void work(
      SparkCommand command, Settings settings, SparkSettings checked, RunOptions options) {
    try (SparkSession spark = SparkStart.open(command.name(), checked, options.master())) {
      command.run(new SparkRun(spark, settings));
    } catch (FSError disk) {
      // Hadoop's local file system calls a full disk an error, which would pass every report.
      throw new IllegalStateException(disk);
    }
  }

  private static String changed(List<String> lines) {
    return lines.isEmpty()
        ? "All settings are the defaults (--print-settings shows them)"
        : "Settings that are not the defaults (--print-settings shows all):\n  "
            + String.join("\n  ", lines);
  }
}
