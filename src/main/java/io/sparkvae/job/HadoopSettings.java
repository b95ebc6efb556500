package io.sparkvae.job;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/** Hadoop's configuration as the launcher left it, for what happens before Spark starts. */
final class HadoopSettings {

  private static final String PREFIX = "spark.hadoop.";

  private HadoopSettings() {}

  static Configuration ofLauncher() {
    Configuration hadoop = new Configuration();
    for (scala.Tuple2<String, String> entry : new SparkConf().getAll()) {
      if (entry._1().startsWith(PREFIX)) {
        hadoop.set(entry._1().substring(PREFIX.length()), entry._2());
      }
    }
    return hadoop;
  }

  /** The same with the entries of {@code spark-vae.spark.conf} on top. */
  static Configuration with(Map<String, String> sparkConf) {
    Configuration hadoop = ofLauncher();
    sparkConf.forEach(
        (key, value) -> {
          if (key.startsWith(PREFIX)) {
            hadoop.set(key.substring(PREFIX.length()), value);
          }
        });
    return hadoop;
  }
}
