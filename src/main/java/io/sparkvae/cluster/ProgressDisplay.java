package io.sparkvae.cluster;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far a long pass over images has come: a bar on a console, a line in the log now and then
 * elsewhere. Counts may run ahead where Spark repeats a task; they are for the eye alone.
 */
public final class ProgressDisplay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProgressDisplay.class);
  private static final int WIDTH = 40;

  private final String what;
  private final long total;
  private final LongAccumulator images;
  private final long begin = System.nanoTime();

  @SuppressWarnings("SystemConsoleNull") // On Java 17 null still says that there is none.
  private final boolean onConsole = System.console() != null;

  private final PrintStream console = System.err;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(ProgressDisplay::daemon);

  private ProgressDisplay(JavaSparkContext sc, String what, long total) {
    this.what = what;
    this.total = total;
    this.images = sc.sc().longAccumulator("images read");
  }

  public static ProgressDisplay start(JavaSparkContext sc, String what, long total) {
    ProgressDisplay progress = new ProgressDisplay(sc, what, total);
    LOG.info(what);
    int seconds = progress.onConsole ? 1 : 30;
    var unused =
        progress.clock.scheduleAtFixedRate(progress::show, seconds, seconds, TimeUnit.SECONDS);
    return progress;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }

  /** Tasks add every image that they begin with. */
  public LongAccumulator images() {
    return images;
  }

  private void show() {
    long done = Math.min(images.value(), total);
    double perSecond = done * 1e9 / Math.max(1, System.nanoTime() - begin);
    String counts =
        "%,d of %,d images, %d %%, %,.0f images/s"
            .formatted(done, total, 100 * done / total, perSecond);
    if (onConsole) {
      int bar = (int) (WIDTH * done / total);
      console.print("\r[" + "=".repeat(bar) + " ".repeat(WIDTH - bar) + "] " + counts + " ");
      console.flush();
    } else {
      LOG.info("{}: {}", what, counts);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    show();
    if (onConsole) {
      console.println();
    }
  }
}
