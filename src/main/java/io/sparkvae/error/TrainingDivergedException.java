package io.sparkvae.error;

/**
 * A loss or a parameter stopped being a finite number. The last good checkpoint stays; the command
 * ends with exit code 1 and this message.
 */
public final class TrainingDivergedException extends RuntimeException {

  public TrainingDivergedException(String message) {
    super(message);
  }
}
