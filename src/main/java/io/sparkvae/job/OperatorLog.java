package io.sparkvae.job;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Objects;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.DefaultConfiguration;

/**
 * What an operator reads: our own lines on stdout, warnings of everybody on stderr. A log4j2
 * configuration that the operator brought stays as it is.
 */
final class OperatorLog {

  // Not called log4j2.properties: in the application jar that would speak for the whole cluster.
  private static final String RESOURCE = "operator-log4j2.properties";

  private OperatorLog() {}

  static void start() {
    if (isNobodysChoice(LoggerContext.getContext(false).getConfiguration())) {
      Configurator.reconfigure(ours());
    }
  }

  /** True for log4j's built-in configuration and for the one that Spark falls back on. */
  private static boolean isNobodysChoice(Configuration present) {
    String source = String.valueOf(present.getConfigurationSource().getLocation());
    return present instanceof DefaultConfiguration || source.endsWith("log4j2-defaults.properties");
  }

  private static URI ours() {
    URL resource = Objects.requireNonNull(OperatorLog.class.getResource(RESOURCE), RESOURCE);
    try {
      return resource.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class loader gave an address that is none", e);
    }
  }
}
