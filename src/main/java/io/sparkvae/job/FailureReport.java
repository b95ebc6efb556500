package io.sparkvae.job;

import io.sparkvae.config.Secrets;
import io.sparkvae.error.DataException;
import io.sparkvae.error.SettingsException;
import io.sparkvae.error.TrainingDivergedException;
import java.io.PrintWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns the end of a command into a message on stderr and an exit code. */
final class FailureReport implements IExecutionExceptionHandler {

  static final int UNEXPECTED = 1;
  static final int SETTINGS = 2;
  static final int DATA = 3;

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    if (Interruption.hasCome()) {
      // Its line is printed already, and Spark stopped under the work.
      return UNEXPECTED;
    }
    PrintWriter err = commandLine.getErr();
    Optional<String> known = KnownFailure.line(failure);
    if (known.isPresent()) {
      err.println(Secrets.masked(known.get()));
      return UNEXPECTED;
    }
    // A task's failure reaches the driver as the cause of Spark's own exception.
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SettingsException) {
        err.println(Secrets.masked(String.valueOf(cause.getMessage())));
        return SETTINGS;
      }
      if (cause instanceof DataException) {
        err.println(Secrets.masked(String.valueOf(cause.getMessage())));
        return DATA;
      }
      if (cause instanceof TrainingDivergedException) {
        err.println(Secrets.masked(String.valueOf(cause.getMessage())));
        return UNEXPECTED;
      }
    }
    err.println("Unexpected failure (please report it with the lines below)");
    failure.printStackTrace(err);
    return UNEXPECTED;
  }
}
