package io.sparkvae.config;

import com.typesafe.config.ConfigOrigin;
import io.sparkvae.error.SettingsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Every problem found so far, in no order; raised together, sorted by file and line. */
final class Problems {

  /** Where a value that nobody set comes from; a person cannot mend a line there. */
  static final String DEFAULTS = "reference.conf";

  /** What messages name as the place of such a value. */
  static final String SET = "--set";

  /** Origin of what a Java caller set: the name of the setting says where that is. */
  static final String CALLER = "Settings.with";

  private static final int NO_LINE = -1;

  private final List<Problem> found = new ArrayList<>();

  private record Problem(String place, int line, String what) {}

  /** Notes what is wrong with a value, and where that value was set. */
  void add(ConfigOrigin origin, String what) {
    // The library's name for the groups around a value that was put at a path.
    String place = origin.description().replaceFirst("^atPath\\(.*", SET);
    // The library has lost the line by then.
    if (place.startsWith(DEFAULTS) || place.equals(CALLER) || ShownValue.isOfEnvironment(origin)) {
      add(what);
    } else {
      note(new Problem(place, origin.lineNumber(), place + ": " + what));
    }
  }

  /** Notes a problem that has no place in a file. */
  void add(String what) {
    note(new Problem("", NO_LINE, what));
  }

  private void note(Problem problem) {
    // Two readers of one group find the same problem; a person wants to hear it once.
    if (!found.contains(problem)) {
      found.add(problem);
    }
  }

  void addAll(Problems others) {
    others.found.forEach(this::note);
  }

  /**
   * Ends reading.
   *
   * @throws SettingsException if anything was noted
   */
  void raise() {
    if (!found.isEmpty()) {
      throw new SettingsException(
          found.stream()
              .sorted(
                  Comparator.comparing((Problem problem) -> problem.place().isEmpty())
                      .thenComparing(problem -> placeWithoutLine(problem.place()))
                      .thenComparingInt(Problem::line))
              .map(Problem::what)
              .toList());
    }
  }

  private static String placeWithoutLine(String place) {
    return place.replaceFirst(": \\d+$", "");
  }
}
