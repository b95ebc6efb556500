package io.sparkvae.image.decode;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.UnreadableReason;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bugs of ours that images have met. Each image is told class and place of the exception; the
 * stack is logged for the first image only, since an archive may hold a million that meet the same
 * bug.
 */
final class InternalErrors {

  private static final Logger LOG = LoggerFactory.getLogger(InternalErrors.class);

  /** Shared by all decoders, so that a stack is logged once per JVM and place. */
  static final InternalErrors OF_THIS_JVM = new InternalErrors(LOG::error);

  private static final String OURS = "io.sparkvae.";

  private final Set<String> logged = ConcurrentHashMap.newKeySet();
  private final BiConsumer<String, Throwable> log;

  InternalErrors(BiConsumer<String, Throwable> log) {
    this.log = log;
  }

  /** What the image's row says; logs the stack if this place has not been logged before. */
  Decoding.Unreadable add(Throwable bug) {
    String what = bug.getClass().getSimpleName() + " at " + place(bug.getStackTrace());
    if (logged.add(what)) {
      log.accept(
          "Cannot decode an image: %s (a bug in spark-vae: please report it with the lines below;"
                  .formatted(what)
              + " further images that meet it are quarantined without a line here)",
          bug);
    }
    return new Decoding.Unreadable(UnreadableReason.INTERNAL_ERROR, "a bug in spark-vae: " + what);
  }

  /** The innermost frame of ours; the JVM leaves out the stacks of exceptions thrown very often. */
  private static String place(StackTraceElement[] stack) {
    return Arrays.stream(stack)
        .filter(frame -> frame.getClassName().startsWith(OURS))
        .findFirst()
        .map(InternalErrors::shown)
        .orElse("an unknown place");
  }

  private static String shown(StackTraceElement frame) {
    String type = frame.getClassName();
    return "%s.%s:%d"
        .formatted(
            type.substring(type.lastIndexOf('.') + 1),
            frame.getMethodName(),
            frame.getLineNumber());
  }
}
