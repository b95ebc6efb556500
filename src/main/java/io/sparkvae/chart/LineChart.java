package io.sparkvae.chart;

import java.util.List;

/**
 * Lines in panels that share both axes, so that panels compare.
 *
 * @param note a remark below the title, perhaps empty
 */
public record LineChart(String title, String note, Axis x, Axis y, List<Panel> panels) {

  public LineChart {
    panels = List.copyOf(panels);
  }

  /**
   * One axis; what lies beyond it is cut off.
   *
   * @param label with the unit
   */
  public record Axis(String label, double min, double max) {

    public Axis {
      if (!(min < max) || Double.isInfinite(min) || Double.isInfinite(max)) {
        throw new IllegalArgumentException("axis %s from %s to %s".formatted(label, min, max));
      }
    }
  }

  /** One pair of axes with its lines. */
  public record Panel(String title, List<Line> lines) {

    public Panel {
      lines = List.copyOf(lines);
    }
  }

  /** Points joined in the order given. Lines of one name look the same in every panel. */
  public record Line(String name, List<Point> points) {

    public Line {
      points = List.copyOf(points);
    }
  }

  /** Finite coordinates. */
  public record Point(double x, double y) {}

  /** Names of all lines, in order of first appearance. */
  List<String> names() {
    return panels.stream()
        .flatMap(panel -> panel.lines().stream())
        .map(Line::name)
        .distinct()
        .toList();
  }
}
