package io.sparkvae.cluster;

import java.util.Locale;

/**
 * How far work has come, in words.
 *
 * @param done at most {@code total}
 * @param unit what is counted, plural
 * @param seconds since the work began
 */
record ProgressLine(long done, long total, String unit, double seconds) {

  private static final int WIDEST_BAR = 30;

  /** For a log: {@code 2,781 of 6,180 images, 45 %, 155 images/s, 0:22 left}. */
  String plain() {
    return counts() + ", " + percent() + " %" + pace(", ", " " + unit);
  }

  /**
   * For a terminal: {@code [===== ] 45 % 2,781 of 6,180 images 155/s 0:22 left}.
   *
   * @param width most columns that it takes; the bar gives way first
   */
  String withBar(int width) {
    String text = "%3d %% %s%s".formatted(percent(), counts(), pace(" ", ""));
    int bar = Math.min(WIDEST_BAR, width - text.length() - "[] ".length());
    if (bar < 1) {
      return text.substring(0, Math.min(width, text.length()));
    }
    int full = (int) (bar * fraction());
    return "[%s%s] %s".formatted("=".repeat(full), " ".repeat(bar - full), text);
  }

  private String counts() {
    return String.format(Locale.ROOT, "%,d of %,d %s", done, total, unit);
  }

  private long percent() {
    return (long) (100 * fraction());
  }

  private double fraction() {
    return total == 0 ? 1 : (double) done / total;
  }

  /** Rate and time left, each behind the separator; the rate is left out where it rounds to 0. */
  private String pace(String separator, String counted) {
    double perSecond = done / Math.max(seconds, 1e-3);
    String rate = String.format(Locale.ROOT, perSecond < 10 ? "%.1f" : "%,.0f", perSecond);
    String speed = rate.equals("0.0") ? "" : separator + rate + counted + "/s";
    // The first images pay for starting up; what they took says little of the rest.
    boolean known = done > 0 && done < total && (fraction() >= 0.02 || seconds >= 30);
    return known ? speed + separator + clock((total - done) / perSecond) + " left" : speed;
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? "%d:%02d".formatted(whole / 60, whole % 60)
        : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
  }
}
