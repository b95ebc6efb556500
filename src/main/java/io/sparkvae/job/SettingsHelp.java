package io.sparkvae.job;

import io.sparkvae.config.SettingsManual;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The part of {@code --help} that lists the settings of a command: key, default, meaning. */
final class SettingsHelp {

  private static final int WIDTH = 96;
  private static final String GROUP = "  ";
  private static final String KEY = "    ";
  private static final String COMMENT = "        ";

  private final SettingsManual manual = new SettingsManual();

  /** Lines of at most 96 columns. */
  String of(List<String> groups) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Settings and their defaults, for --set KEY=VALUE and for a --conf file,");
    lines.add("where they are below spark-vae { … }:");
    for (String name : groups) {
      SettingsManual.Group group = manual.group(name);
      lines.add("");
      lines.addAll(wrap(name + ": " + group.comment(), GROUP));
      for (SettingsManual.Key key : group.keys()) {
        lines.addAll(wrap(key.name() + " = " + key.value(), KEY));
        lines.addAll(wrap(key.comment(), COMMENT));
      }
    }
    return lines.stream().map("%s%n"::formatted).collect(Collectors.joining());
  }

  private static List<String> wrap(String text, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
      }
      line.append(line.length() == indent.length() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
