package io.sparkvae.cluster;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last line of a terminal, where progress is shown. There is one for all displays of a JVM:
 * only the youngest is drawn. The cursor is left at the beginning of the line, so that whatever is
 * printed next takes its place.
 */
final class Terminal {

  /**
   * System property that holds what a log has to print before each of its lines on stdout, as long
   * as progress is drawn there.
   */
  static final String ERASE_PROPERTY = "io.sparkvae.erase-line";

  private static final String ERASE = "\u001b[K";
  private static final int USUAL_COLUMNS = 80;

  private final PrintStream out;
  private final int columns;
  private final List<Object> displays = new ArrayList<>();
  private boolean ended;

  Terminal(PrintStream out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  /** Loaded when the first display asks for it. */
  private static final class Holder {
    private static final Optional<Terminal> OF_THIS_JVM =
        isTerminal()
            ? Optional.of(new Terminal(System.out, columnsOfTerminal()))
            : Optional.empty();
  }

  /** The terminal of this process, or empty where its output goes to a file or a pipe. */
  static Optional<Terminal> ofThisJvm() {
    return Holder.OF_THIS_JVM;
  }

  @SuppressWarnings("SystemConsoleNull") // On Java 17 and 21 null says that there is none.
  private static boolean isTerminal() {
    return System.console() != null && !"dumb".equals(System.getenv().getOrDefault("TERM", "dumb"));
  }

  private static int columnsOfTerminal() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      String columns = size.strip().replaceFirst("^\\d+ +", "");
      return columns.matches("[1-9]\\d{0,4}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    } catch (IOException noSuchProgram) {
      return USUAL_COLUMNS;
    }
  }

  /** Columns that a line may take: at most 79, and one less than there are. */
  int width() {
    return Math.min(columns, USUAL_COLUMNS) - 1;
  }

  synchronized void open(Object display) {
    displays.add(display);
    System.setProperty(ERASE_PROPERTY, ERASE);
  }

  /** Shows this text as the last line if the display is the youngest. */
  synchronized void draw(Object display, String text) {
    if (!ended && !displays.isEmpty() && displays.get(displays.size() - 1) == display) {
      out.print("\r" + text + ERASE + "\r");
      out.flush();
    }
  }

  synchronized void close(Object display) {
    displays.remove(display);
    erase();
  }

  /** Draws nothing any more, whatever still runs. */
  synchronized void end() {
    ended = true;
    displays.clear();
    erase();
  }

  private void erase() {
    out.print("\r" + ERASE);
    out.flush();
    if (displays.isEmpty()) {
      System.clearProperty(ERASE_PROPERTY);
    }
  }
}
