package io.sparkvae.storage;

import io.sparkvae.config.Secrets;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.security.AccessControlException;

/** Why reading, writing or listing failed, as a person would say it; most messages are a path. */
public final class IoFailure {

  private IoFailure() {}

  /** One line without secrets, to stand after a colon. */
  public static String reason(IOException failure) {
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    if (failure instanceof AccessDeniedException
        || failure instanceof AccessControlException
        || message.toLowerCase(Locale.ROOT).contains("permission denied")) {
      return "permission denied";
    }
    if (message.contains("No space left on device")) {
      return "the disk is full";
    }
    if (failure instanceof ParentNotDirectoryException
        || message.contains("exists and is not a directory")) {
      return "its parent is a file";
    }
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return "there is no such file";
    }
    if (failure instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    return Secrets.masked(inGeneral(failure, message));
  }

  private static String inGeneral(IOException failure, String message) {
    if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file.getReason();
    }
    if (failure.getMessage() == null) {
      return failure.getClass().getSimpleName();
    }
    // The name of a class such as UnknownHostException says what its message, a host, does not.
    return failure.getClass() == IOException.class
        ? message
        : failure.getClass().getSimpleName() + ": " + message;
  }
}
