package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.error.DataException;
import io.sparkvae.error.SettingsException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
        .startsWith("Cannot go on: ")
        .contains("java.lang.IllegalStateException: surprise")
        .contains("\tat " + FailureReportTest.class.getName());
  }

  private int run(RuntimeException failure) {
    return new CommandLine(new Failing(failure))
        .setExecutionExceptionHandler(new FailureReport())
        .setErr(new PrintWriter(err))
        .execute();
  }
}
