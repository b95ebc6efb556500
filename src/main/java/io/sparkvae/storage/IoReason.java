package io.sparkvae.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.apache.hadoop.security.AccessControlException;

/** Why reading or listing failed, as a person would say it; most messages are a bare path. */
public final class IoReason {

  private IoReason() {}

  public static String of(IOException failed) {
    if (failed instanceof NoSuchFileException || failed instanceof FileNotFoundException) {
      return "there is no such file";
    }
    if (failed instanceof AccessDeniedException || failed instanceof AccessControlException) {
      return "permission denied";
    }
    if (failed instanceof NotDirectoryException) {
      return "it is not a folder";
    }
    String message = failed.getMessage();
    return message == null
        ? failed.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
