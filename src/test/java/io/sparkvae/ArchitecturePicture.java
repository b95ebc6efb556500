package io.sparkvae;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code docs/architecture.md} draws and lists.
 *
 * @param arrows for each room the rooms that it is drawn to use, without those behind them
 * @param inner packages inside a room that only the room itself may use
 * @param packages every package that the page names, below {@code io.sparkvae}
 */
record ArchitecturePicture(
    Map<String, Set<String>> arrows, Set<String> inner, Set<String> packages) {

  private static final Path PAGE = Path.of("docs/architecture.md");
  private static final Pattern ARROW = Pattern.compile("^\\s*(\\w+) --> (\\w+)\\s*$");
  private static final Pattern ROW = Pattern.compile("^\\| `([\\w.]+)` \\| (all|its room) \\|.*");

  static ArchitecturePicture read() {
    Map<String, Set<String>> arrows = new TreeMap<>();
    Set<String> inner = new TreeSet<>();
    Set<String> packages = new TreeSet<>();
    for (String line : lines()) {
      Matcher arrow = ARROW.matcher(line);
      if (arrow.matches()) {
        arrows.computeIfAbsent(arrow.group(1), room -> new TreeSet<>());
        arrows.computeIfAbsent(arrow.group(2), room -> new TreeSet<>()).add(arrow.group(1));
      }
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        packages.add(row.group(1));
        if (row.group(2).equals("its room")) {
          inner.add(row.group(1));
        }
      }
    }
    return new ArchitecturePicture(arrows, inner, packages);
  }

  /** The room itself and whatever it may use: arrows, and the arrows behind them. */
  Set<String> reachable(String room) {
    Set<String> seen = new HashSet<>();
    visit(room, seen);
    return seen;
  }

  private void visit(String room, Set<String> seen) {
    if (seen.add(room)) {
      arrows.getOrDefault(room, Set.of()).forEach(used -> visit(used, seen));
    }
  }

  private static Iterable<String> lines() {
    try {
      return Files.readAllLines(PAGE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
