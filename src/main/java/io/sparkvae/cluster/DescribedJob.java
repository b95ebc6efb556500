package io.sparkvae.cluster;

import io.sparkvae.error.DataException;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/** One action on the cluster under a description that the Spark UI shows. */
public final class DescribedJob {

  private static final String DESCRIPTION = "spark.job.description";

  private DescribedJob() {}

  /** An action; Spark throws its checked exception without declaring it. */
  @FunctionalInterface
  public interface Action<T> {
    T run() throws SparkException;
  }

  /**
   * Runs the action.
   *
   * @throws DataException the one that a task ended with, in place of Spark's own exception
   */
  public static <T> T run(JavaSparkContext sc, String description, Action<T> action) {
    String before = sc.getLocalProperty(DESCRIPTION);
    sc.setLocalProperty(DESCRIPTION, description);
    try {
      return action.run();
    } catch (SparkException failed) {
      CancelledTasks.await(sc.sc());
      for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
        if (cause instanceof DataException data) {
          throw new DataException(String.valueOf(data.getMessage()), failed);
        }
      }
      throw new IllegalStateException(description + " failed: " + failed.getMessage(), failed);
    } finally {
      sc.setLocalProperty(DESCRIPTION, before);
    }
  }
}
