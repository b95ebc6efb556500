package io.sparkvae.job;

/** Whether a cluster manager runs this driver, which then ends the JVM itself. */
final class ClusterDriver {

  private ClusterDriver() {}

  static boolean isThisJvm() {
    return "cluster".equals(System.getProperty("spark.submit.deployMode"));
  }
}
