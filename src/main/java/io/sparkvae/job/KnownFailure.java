package io.sparkvae.job;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Faults of the machine or the cluster that a person can mend: each is one line, not a trace. */
final class KnownFailure {

  private static final Pattern FULL =
      Pattern.compile(
          "No space left on device|the disk is full|Disk quota exceeded|DSQuotaExceededException");

  /** Where an exception's message says what could not be written. */
  private static final List<Pattern> WRITTEN =
      List.of(
          Pattern.compile("Cannot write (.+?): .*(?:" + FULL + ")"),
          Pattern.compile("while writing rows to (\\S+?)\\.?\\s(?s:.*)(?:" + FULL + ")"),
          Pattern.compile("(\\S*/\\S+)(?:: | \\()(?:" + FULL + ")"));

  private static final Pattern NO_USER = Pattern.compile("invalid null input: name");
  private static final Pattern NO_SUBJECT = Pattern.compile("getSubject is (not supported|only)");

  private KnownFailure() {}

  /** The line for this failure, where its chain of causes holds a fault that is known. */
  static Optional<String> line(Throwable failure) {
    // A task's failure comes to the driver as the text of Spark's exception, trace included.
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    String text = trace.toString();
    return Stream.of(
            diskFull(text),
            line(
                text,
                NO_USER,
                "Cannot start Spark: this user id has no name on this machine (add one to /etc/passwd)"),
            line(
                text,
                NO_SUBJECT,
                "Cannot start Spark: it does not run on Java %s (set JAVA_HOME to Java 17 or 21)"
                    .formatted(Runtime.version().feature())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> diskFull(String text) {
    return line(
        text,
        FULL,
        "Cannot write %s: the disk is full (make room there and in spark.local.dir, Spark's folder for temporary files)"
            .formatted(written(text)));
  }

  private static String written(String text) {
    return WRITTEN.stream()
        .map(pattern -> pattern.matcher(text))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElse("files of this run");
  }

  private static Optional<String> line(String text, Pattern sign, String line) {
    return sign.matcher(text).find() ? Optional.of(line) : Optional.empty();
  }
}
