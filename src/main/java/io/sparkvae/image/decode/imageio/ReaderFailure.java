package io.sparkvae.image.decode.imageio;

import io.sparkvae.image.bytes.UnreadableException;
import java.io.EOFException;

/** What a failure of a third-party reader says of the image that it was given. */
final class ReaderFailure {

  private ReaderFailure() {}

  static UnreadableException reason(Throwable failure) {
    if (failure instanceof EOFException) {
      return UnreadableException.truncated("the data end before the picture does");
    }
    if (failure instanceof OutOfMemoryError) {
      return UnreadableException.tooLarge("decoding needs more memory than there is");
    }
    return UnreadableException.corrupt("the decoder fails: " + firstLine(failure));
  }

  private static String firstLine(Throwable failure) {
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return failure.getClass().getSimpleName() + ", " + message;
  }
}
