package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One command of spark-vae in a JVM of its own, which a test may kill at any moment. */
final class ChildRun implements AutoCloseable {

  private static final long MOST_SECONDS = 120;
  private static final Duration GLANCE = Duration.ofMillis(1);

  private final Process process;
  private final Path out;
  private final Path err;

  /** Something on storage that comes into being while a command runs. */
  @FunctionalInterface
  interface Moment {
    boolean hasCome() throws IOException;
  }

  private ChildRun(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a command with the class path of the test.
   *
   * @param scratch folder for what the process prints, and for Spark's own files, which a killed
   *     process cannot remove
   */
  static ChildRun start(Path scratch, List<String> arguments) throws IOException {
    return start(scratch, List.of(), arguments);
  }

  /** The same with options of the JVM. */
  static ChildRun start(Path scratch, List<String> options, List<String> arguments)
      throws IOException {
    Path out = Files.createTempFile(scratch, "out", ".txt");
    Path err = Files.createTempFile(scratch, "err", ".txt");
    List<String> command = new ArrayList<>();
    // A test that runs in the background ignores SIGINT, and its children would too.
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    // Such a run ends before the second compiler pays.
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Djava.io.tmpdir=" + scratch);
    // Otherwise the log that suits tests, which is on their class path, would be taken.
    command.add(
        "-Dlog4j2.configurationFile=" + Main.class.getResource("operator-log4j2.properties"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("OMP_NUM_THREADS", "1");
    return new ChildRun(builder.start(), out, err);
  }

  long pid() {
    return process.pid();
  }

  /**
   * Ends the process with SIGKILL as soon as the moment has come, and a little later.
   *
   * @throws AssertionError where the command ends before that
   */
  void killAt(Moment moment, Duration later) throws IOException, InterruptedException {
    awaitMoment(moment);
    LockSupport.parkNanos(later.toNanos());
    process.destroyForcibly();
    assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("dead").isTrue();
  }

  private void awaitMoment(Moment moment) throws IOException, InterruptedException {
    while (!moment.hasCome()) {
      if (!process.isAlive()) {
        throw new AssertionError("ended before its moment came: " + end());
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /**
   * Sends a signal, such as {@code INT}, as soon as the moment has come.
   *
   * @throws AssertionError where the command ends before that
   */
  void signalAt(Moment moment, String signal) throws IOException, InterruptedException {
    awaitMoment(moment);
    new ProcessBuilder("kill", "-s", signal, Long.toString(pid())).start().waitFor();
  }

  /** What the command has printed on stdout so far. */
  String printed() throws IOException {
    return Files.readString(out);
  }

  /** Waits until the command has ended on its own. */
  Launcher.Ended end() throws IOException, InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("still runs: " + Files.readString(out) + Files.readString(err));
    }
    return new Launcher.Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** Leaves no process behind, however the test ends. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
