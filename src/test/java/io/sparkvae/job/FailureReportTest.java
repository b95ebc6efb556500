package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.error.DataException;
import io.sparkvae.error.SettingsException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailureReportTest {

  private final StringWriter err = new StringWriter();

  /** Fails as it is told to. */
  @Command(name = "failing")
  private record Failing(RuntimeException failure) implements Runnable {
    @Override
    public void run() {
      throw failure;
    }
  }

  @Test
  void settingsAreCode2AndDataIsCode3WithoutTrace() {
    assertThat(run(new SettingsException(List.of("a is wrong", "b is wrong")))).isEqualTo(2);
    assertThat(run(new DataException("Cannot read x: gone (look)"))).isEqualTo(3);

    assertThat(err.toString().lines())
        .containsExactly("a is wrong", "b is wrong", "Cannot read x: gone (look)");
  }

  @Test
  void failureOfATaskIsFoundBelowSparksOwn() {
    RuntimeException spark =
        new IllegalStateException(
            "Job aborted", new IllegalStateException(new DataException("Cannot read x: gone")));

    assertThat(run(spark)).isEqualTo(3);
    assertThat(err.toString().lines()).containsExactly("Cannot read x: gone");
  }

  @Test
  void anythingElseIsCode1WithItsTrace() {
    assertThat(run(new IllegalStateException("surprise"))).isEqualTo(1);

    assertThat(err.toString())
        .startsWith("Unexpected failure (please report it with the lines below)\n")
        .contains("java.lang.IllegalStateException: surprise")
        .contains("\tat " + FailureReportTest.class.getName());
  }

  @Test
  void fullDiskIsOneLineThatNamesTheFile() {
    RuntimeException atTheDriver =
        new UncheckedIOException(
            new FileSystemException("/out/x", null, "No space left on device"));
    RuntimeException inATask =
        new IllegalStateException(
            "Job aborted due to stage failure: Lost task 0.0 in stage 1.0:"
                + " java.io.FileNotFoundException: /tmp/blockmgr-1/0c/shuffle (No space left on"
                + " device)\n\tat java.base/java.io.FileOutputStream.open0(Native Method)");
    RuntimeException ours =
        new DataException("Cannot write checkpoint /m.checkpoints/c: No space left on device (x)");

    assertThat(List.of(run(atTheDriver), run(inATask), run(ours))).containsExactly(1, 1, 1);
    assertThat(err.toString().lines())
        .containsExactly(
            full("/out/x"),
            full("/tmp/blockmgr-1/0c/shuffle"),
            full("checkpoint /m.checkpoints/c"));
  }

  @Test
  void fullDiskWithoutANameIsOneLine() {
    RuntimeException nameless =
        new UncheckedIOException(new IOException("No space left on device"));

    assertThat(run(nameless)).isEqualTo(1);
    assertThat(err.toString().lines()).containsExactly(full("files of this run"));
  }

  @Test
  void whatKeepsSparkFromStartingIsOneLine() {
    RuntimeException nobody =
        new IllegalStateException(new NullPointerException("invalid null input: name"));
    RuntimeException newJava = new UnsupportedOperationException("getSubject is not supported");

    assertThat(List.of(run(nobody), run(newJava))).containsExactly(1, 1);
    assertThat(err.toString().lines())
        .containsExactly(
            "Cannot start Spark: this user id has no name on this machine (add one to /etc/passwd)",
            "Cannot start Spark: it does not run on Java %d (set JAVA_HOME to Java 17 or 21)"
                .formatted(Runtime.version().feature()));
  }

  private static String full(String what) {
    return ("Cannot write %s: the disk is full (make room there and in spark.local.dir, Spark's"
            + " folder for temporary files)")
        .formatted(what);
  }

  private int run(RuntimeException failure) {
    return new CommandLine(new Failing(failure))
        .setExecutionExceptionHandler(new FailureReport())
        .setErr(new PrintWriter(err))
        .execute();
  }
}
