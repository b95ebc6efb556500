package io.sparkvae.error;

import java.util.List;

/**
 * Settings that a person has to mend. It carries every problem found, not only the first; the
 * command ends with exit code 2 and these lines, without a stack trace.
 */
public final class SettingsException extends RuntimeException {

  private final List<String> problems;

  /** Takes one line per problem, each naming the key, the file and the line. */
  public SettingsException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
