package io.sparkvae.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparkvae.cluster.ProgressDisplay;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Supplier;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * What a person reads when Ctrl-C or SIGTERM ends a command: one line. Everything else that is said
 * while Spark stops under the running work is silenced; the JVM sets the exit code, 130 or 143.
 */
final class Interruption {

  // Above Spark's own hook, which stops the context and so fails the work.
  private static final int FIRST = 100;

  private final Runnable hook;

  private Interruption(Runnable hook) {
    this.hook = hook;
  }

  /**
   * Watches until it is ended.
   *
   * @param line asked for when the end has come
   */
  static Interruption watch(Supplier<String> line) {
    Runnable hook =
        () -> {
          ProgressDisplay.endAll();
          Configurator.setAllLevels("", Level.OFF);
          System.err.println(line.get());
          System.err.flush();
          // Scala prints what its thread pools refuse, past every logger.
          System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        };
    ShutdownHookManager.get().addShutdownHook(hook, FIRST);
    return new Interruption(hook);
  }

  /** Whether the JVM is ending, so that what fails now fails because of that. */
  static boolean hasCome() {
    return ShutdownHookManager.get().isShutdownInProgress();
  }

  /** The command has ended on its own. */
  void end() {
    if (!hasCome()) {
      ShutdownHookManager.get().removeShutdownHook(hook);
    }
  }
}
