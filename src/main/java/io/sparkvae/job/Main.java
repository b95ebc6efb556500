package io.sparkvae.job;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 done, 2 settings wrong, 3 data wrong, 1 anything else; only 1
 * comes with a stack trace, and not where a training diverged.
 */
@Command(
    name = "spark-vae",
    description = "Trains a variational autoencoder on an image archive and encodes the archive.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      TrainCommand.class,
      EncodeCommand.class,
      EvaluateCommand.class,
      AveragingCostCommand.class,
      SamplesCommand.class
    })
public final class Main implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** Runs one command and ends the JVM, except where a cluster manager runs the driver. */
  public static void main(String[] args) {
    OperatorLog.start();
    int code = commandLine().execute(args);
    if (!isDriverOfClusterManager()) {
      System.exit(code);
    }
    // There an exit before Spark's own end fails even a good run: YARN reports EXIT_EARLY.
    if (code != 0) {
      throw new IllegalStateException(
          "spark-vae ended with exit code %d; the reason stands above".formatted(code));
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(new FailureReport())
        .setParameterExceptionHandler(new UsageReport());
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "no command given");
  }

  private static boolean isDriverOfClusterManager() {
    return "cluster".equals(System.getProperty("spark.submit.deployMode"));
  }
}
