package io.sparkvae.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@code submit/spark-vae} as a person would, in a process of its own. */
final class Launcher {

  /** How a command ended. */
  record Ended(int code, String out, String err) {}

  private final Path scratch;

  /**
   * @param scratch folder for what the process prints
   */
  Launcher(Path scratch) {
    this.scratch = scratch;
  }

  /** Runs one command to its end, with the Spark of {@code target/spark-home}. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    try (Running running = start(arguments)) {
      return running.end();
    }
  }

  /** Starts one command. */
  Running start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("submit/spark-vae"));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("SPARK_HOME");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SPARK_DRIVER_MEMORY", "1g");
    return new Running(builder.start(), out, err);
  }

  /** A command under way. */
  record Running(Process process, Path out, Path err) implements AutoCloseable {

    /** Waits until something has come about, which has to come before the command ends. */
    void await(ChildRun.Moment moment) throws IOException, InterruptedException {
      while (!moment.hasCome()) {
        if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
          throw new AssertionError("ended before: " + end());
        }
      }
    }

    /** Waits for its end. */
    Ended end() throws IOException, InterruptedException {
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        throw new IllegalStateException("hangs: " + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Leaves no process behind, however the test ends. */
    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }
}
