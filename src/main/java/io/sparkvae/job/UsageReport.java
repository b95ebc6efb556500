package io.sparkvae.job;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns a command line that cannot be understood into one line on stderr and exit code 2. */
final class UsageReport implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine commandLine = wrong.getCommandLine();
    String command = commandLine.getCommandSpec().qualifiedName();
    commandLine
        .getErr()
        .printf(
            "Cannot run %s: %s%s (see %s --help)%n",
            command, wrong.getMessage(), suggestions(wrong), command);
    return FailureReport.SETTINGS;
  }

  private static String suggestions(ParameterException wrong) {
    List<String> nearest =
        wrong instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions()
            : List.of();
    return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
  }
}
