package io.sparkvae.job;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_FOOTER;

import java.util.List;
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
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:training diverged, the disk is full, or an unexpected failure",
      "2:the command line or a setting is wrong",
      "3:the data is wrong: a path, a corpus, a bundle or an output"
    },
    footer = "%nspark-vae COMMAND --help lists the settings of a command.",
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
    if (!ClusterDriver.isThisJvm()) {
      System.exit(code);
    }
    // There an exit before Spark's own end fails even a good run: YARN reports EXIT_EARLY.
    if (code != 0) {
      throw new IllegalStateException(
          "spark-vae ended with exit code %d; the reason is above".formatted(code));
    }
  }

  static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Main())
            .setExecutionExceptionHandler(new FailureReport())
            .setParameterExceptionHandler(new UsageReport());
    commandLine.getSubcommands().values().forEach(Main::describeSettings);
    return commandLine;
  }

  private static void describeSettings(CommandLine command) {
    List<String> groups = ((SettingsUser) command.getCommand()).groups();
    // Asked for by --help alone: reading reference.conf takes time.
    command.getHelpSectionMap().put(SECTION_KEY_FOOTER, help -> new SettingsHelp().of(groups));
  }

  @Override
  public void run() {
    throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "no command given");
  }
}
