package io.sparkvae.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A real standalone cluster of the Spark that Maven resolved: one master and two workers, each a
 * process with one core, on the loopback address. Closing it ends them.
 */
final class StandaloneCluster implements AutoCloseable {

  private static final Path SPARK_HOME = Path.of("target", "spark-home").toAbsolutePath();

  private final String master;
  private final List<Process> processes = new ArrayList<>();

  private StandaloneCluster(String master) {
    this.master = master;
  }

  /**
   * Starts it and waits until both workers have registered.
   *
   * @param work folder for what executors write
   */
  static StandaloneCluster start(Path work) throws IOException, InterruptedException {
    String port = Integer.toString(freePort());
    StandaloneCluster cluster = new StandaloneCluster("spark://127.0.0.1:" + port);
    try {
      cluster.add(
          "I have been elected leader",
          List.of("master.Master", "--host", "127.0.0.1", "--port", port, "--webui-port", "0"));
      for (String worker : List.of("one", "two")) {
        Path own = work.resolve(worker);
        List<String> options =
            List.of("--cores", "1", "--memory", "2g", "--webui-port", "0", "--work-dir");
        List<String> arguments = new ArrayList<>(List.of("worker.Worker"));
        arguments.addAll(options);
        arguments.addAll(List.of(own.toString(), cluster.master));
        cluster.add("Successfully registered with master", arguments);
      }
      return cluster;
    } catch (IOException | InterruptedException | RuntimeException failed) {
      cluster.close();
      throw failed;
    }
  }

  /** Its address, for {@code --master}. */
  String master() {
    return master;
  }

  /** Ends every executor with SIGKILL; tells how many processes that were. */
  int killExecutors() {
    List<ProcessHandle> executors =
        processes.stream().skip(1).flatMap(Process::descendants).toList();
    executors.forEach(ProcessHandle::destroyForcibly);
    return executors.size();
  }

  /** Starts one daemon and waits for the line that says it is ready. */
  private void add(String ready, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-cp", SPARK_HOME + "/jars/*"));
    command.add("org.apache.spark.deploy." + arguments.get(0));
    command.addAll(arguments.subList(1, arguments.size()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", SPARK_HOME.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process process = builder.start();
    processes.add(process);
    List<String> log = new ArrayList<>();
    CountDownLatch seen = new CountDownLatch(1);
    Thread reader = new Thread(() -> follow(process, ready, seen, log), "log of " + ready);
    reader.setDaemon(true);
    reader.start();
    if (!seen.await(2, TimeUnit.MINUTES) || !process.isAlive()) {
      synchronized (log) {
        throw new IllegalStateException(
            "never said '%s':%n%s".formatted(ready, String.join("\n", log)));
      }
    }
  }

  /** Reads the log to its end, so that the daemon never waits for a reader. */
  private static void follow(Process process, String ready, CountDownLatch seen, List<String> log) {
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        synchronized (log) {
          log.add(line);
        }
        if (line.contains(ready)) {
          seen.countDown();
        }
      }
    } catch (IOException broken) {
      // The process was killed while it was writing, which is how every one of them ends.
      synchronized (log) {
        log.add(broken.toString());
      }
    } finally {
      seen.countDown();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Ends the workers, their executors with them, and the master. */
  @Override
  public void close() {
    for (Process process : processes) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
    }
    for (Process process : processes) {
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        process.destroyForcibly();
      }
    }
  }
}
