package io.sparkvae;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@code local[2]} Spark without UI as a parameter of type {@link JavaSparkContext}.
 * One context serves the whole JVM and is stopped when the last test class has ended. A class that
 * needs another master asks {@link #context(String)} for it, which stops the shared one first.
 */
public final class SparkLocal implements BeforeAllCallback, ParameterResolver {

  private static final String MASTER = "local[2]";

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == JavaSparkContext.class;
  }

  @Override
  public JavaSparkContext resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context(MASTER);
  }

  /** The context of that master; a running one of another master is stopped. */
  public static JavaSparkContext context(String master) {
    return context(master, Map.of());
  }

  /** The same with settings of Spark's own; a running one that lacks or exceeds them is stopped. */
  public static JavaSparkContext context(String master, Map<String, String> settings) {
    if (!Running.is(master, settings)) {
      Running.stop();
      SparkConf conf = conf(master);
      settings.forEach(conf::set);
      JavaSparkContext sc = new JavaSparkContext(conf);
      Running.sc = Optional.of(sc);
      Running.settings = settings;
      // For tests that read tables; the product itself opens no session.
      SparkSession.setActiveSession(SparkSession.builder().sparkContext(sc.sc()).getOrCreate());
    }
    return Running.sc.orElseThrow();
  }

  private static SparkConf conf(String master) {
    return new SparkConf()
        .setMaster(master)
        .setAppName("spark-vae tests")
        .set("spark.ui.enabled", "false")
        .set("spark.driver.bindAddress", "127.0.0.1")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.sql.shuffle.partitions", "4")
        .set("spark.sql.warehouse.dir", "target/spark-warehouse");
  }

  /** Spark allows one context a JVM, so this is static. */
  private static final class Running {
    private static Optional<JavaSparkContext> sc = Optional.empty();
    private static Map<String, String> settings = Map.of();

    static boolean is(String master, Map<String, String> wanted) {
      return sc.map(running -> running.master().equals(master) && !running.sc().isStopped())
              .orElse(false)
          && settings.equals(wanted);
    }

    static void stop() {
      sc.ifPresent(JavaSparkContext::stop);
      sc = Optional.empty();
    }
  }

  /** JUnit closes it when all test classes have ended. */
  private static final class Shared implements AutoCloseable {
    @Override
    public void close() {
      Running.stop();
    }
  }
}
