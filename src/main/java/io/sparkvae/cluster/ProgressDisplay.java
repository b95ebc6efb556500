package io.sparkvae.cluster;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows how far long work on the cluster has come: a bar that is redrawn every second on a
 * terminal, a line in the log every 15 seconds elsewhere. Work that ends earlier shows nothing but
 * its name.
 */
public final class ProgressDisplay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressDisplay.class);
  private static final int SECONDS_BETWEEN_BARS = 1;
  private static final int SECONDS_BETWEEN_LINES = 15;

  private final String what;
  private final String unit;
  private final long total;
  private final JavaSparkContext sc;
  private final ProgressCount count;
  private final HeartbeatCounts heartbeats;
  private final Optional<Terminal> terminal = Terminal.ofThisJvm();
  private final long begin = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(ProgressDisplay::daemon);
  private volatile boolean shown;

  private ProgressDisplay(JavaSparkContext sc, String what, String unit, long total) {
    this.sc = sc;
    this.what = what;
    this.unit = unit;
    this.total = total;
    this.count = ProgressCount.open(sc, unit);
    this.heartbeats = new HeartbeatCounts(count.id());
  }

  /**
   * Begins to show progress.
   *
   * @param what names the work, such as <i>Encoding 600 images of /photos</i>
   * @param unit what is counted, plural
   */
  public static ProgressDisplay start(JavaSparkContext sc, String what, String unit, long total) {
    ProgressDisplay display = new ProgressDisplay(sc, what, unit, total);
    sc.sc().addSparkListener(display.heartbeats);
    LOG.info(what);
    display.terminal.ifPresent(terminal -> terminal.open(display));
    int pause = display.terminal.isPresent() ? SECONDS_BETWEEN_BARS : SECONDS_BETWEEN_LINES;
    var unused = display.clock.scheduleAtFixedRate(display::show, pause, pause, TimeUnit.SECONDS);
    return display;
  }

  /** Stops drawing on the terminal for good, so that the last words of a process stay readable. */
  public static void endAll() {
    Terminal.ofThisJvm().ifPresent(Terminal::end);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }

  /** What the tasks of this work add to. */
  public ProgressCount count() {
    return count;
  }

  private void show() {
    shown = true;
    terminal.ifPresentOrElse(line -> line.draw(this, progress().withBar(line.width())), this::log);
  }

  private void log() {
    LOG.info("{}: {}", what, progress().plain());
  }

  private ProgressLine progress() {
    long done = Math.min(Math.max(count.value(), heartbeats.sum()), total);
    return new ProgressLine(done, total, unit, (System.nanoTime() - begin) / 1e9);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    terminal.ifPresent(line -> line.close(this));
    if (shown) {
      log();
    }
    count.close();
    sc.sc().removeSparkListener(heartbeats);
  }
}
