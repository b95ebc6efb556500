package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SparkStartTest {

  private static final SparkSettings SETTINGS =
      new SparkSettings("local[3]", Map.of("spark.executor.memory", "4g"), 2);

  @Test
  void launcherBeforeSettingsAndOptionBeforeBoth() {
    SparkConf submitted = empty().set("spark.master", "spark://host:7077");

    assertThat(master(empty(), Optional.empty())).isEqualTo("local[3]");
    assertThat(master(submitted, Optional.empty())).isEqualTo("spark://host:7077");
    assertThat(master(submitted, Optional.of("yarn"))).isEqualTo("yarn");
  }

  @Test
  void masterThatSparkSubmitFillsInDoesNotHideTheSettings() {
    SparkConf filledIn = empty().set("spark.master", "local[*]");

    assertThat(master(filledIn, Optional.empty())).isEqualTo("local[3]");
    assertThat(master(filledIn, Optional.of("local[*]"))).isEqualTo("local[*]");
  }

  @Test
  void applicationIsNamedAfterTheCommandUnlessItHasAName() {
    SparkConf unnamed = empty().set("spark.app.name", Main.class.getName());
    SparkConf named = empty().set("spark.app.name", "nightly");

    assertThat(conf(unnamed).get("spark.app.name")).isEqualTo("spark-vae train");
    assertThat(conf(named).get("spark.app.name")).isEqualTo("nightly");
  }

  @Test
  void entriesAreAddedAndExecutorsGetTheThreadsOfATask() {
    SparkConf conf = conf(empty());

    assertThat(conf.get("spark.executor.memory")).isEqualTo("4g");
    assertThat(conf.get("spark.executorEnv.OMP_NUM_THREADS")).isEqualTo("2");
    assertThat(conf.get("spark.ui.enabled")).isEqualTo("false");
  }

  @Test
  void userInterfaceStaysOnWhereAskedForAndOnClusters() {
    SparkConf asked = empty().set("spark.ui.enabled", "true");
    SparkConf cluster = empty().set("spark.master", "yarn");

    assertThat(conf(asked).get("spark.ui.enabled")).isEqualTo("true");
    assertThat(conf(cluster).contains("spark.ui.enabled")).isFalse();
  }

  @Test
  void jobsAreForgottenWhereNobodyCanLookAtThem() {
    SparkConf asked = empty().set("spark.ui.enabled", "true");
    SparkConf kept = empty().set("spark.ui.retainedJobs", "7");

    assertThat(conf(empty()).get("spark.ui.retainedJobs")).isEqualTo("100");
    assertThat(conf(kept).get("spark.ui.retainedJobs")).isEqualTo("7");
    assertThat(conf(asked).contains("spark.ui.retainedJobs")).isFalse();
  }

  @Test
  void recordsCrossTheClusterWhateverSerializerItsDefaultsName() {
    SparkConf kryo = empty().set("spark.serializer", "org.apache.spark.serializer.KryoSerializer");

    assertThat(conf(kryo).get("spark.serializer"))
        .isEqualTo("org.apache.spark.serializer.JavaSerializer");
  }

  private static SparkConf empty() {
    return new SparkConf(false);
  }

  private static SparkConf conf(SparkConf launcher) {
    return SparkStart.conf(launcher, "train", SETTINGS, Optional.empty());
  }

  private static String master(SparkConf launcher, Optional<String> option) {
    return SparkStart.conf(launcher, "train", SETTINGS, option).get("spark.master");
  }
}
