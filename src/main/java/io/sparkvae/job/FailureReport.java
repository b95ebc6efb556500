package io.sparkvae.job;

import io.sparkvae.config.Secrets;
import io.sparkvae.error.DataException;
import io.sparkvae.error.SettingsException;
import io.sparkvae.error.TrainingDivergedException;
import java.io.PrintWriter;
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
    PrintWriter err = commandLine.getErr();
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
    err.println("Cannot go on: a failure that nobody foresaw (report it with these lines)");
    // Nothing but the place in the code tells whoever mends it what went wrong.
    failure.printStackTrace(err);
    return UNEXPECTED;
  }
}
