package io.sparkvae.training;

import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** A Spark of this JVM with a chosen number of threads, stopped afterwards. */
final class LocalSpark {

  private LocalSpark() {}

  static <T> T with(String master, Function<JavaSparkContext, T> body) {
    SparkConf conf =
        new SparkConf()
            .setMaster(master)
            .setAppName("training")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.driver.bindAddress", "127.0.0.1");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      return body.apply(spark);
    }
  }
}
