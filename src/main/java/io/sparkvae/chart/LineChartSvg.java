package io.sparkvae.chart;

import io.sparkvae.chart.LineChart.Line;
import io.sparkvae.chart.LineChart.Panel;
import io.sparkvae.chart.LineChart.Point;
import io.sparkvae.chart.SvgWriter.TextStyle;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws a line chart as one SVG file without scripts or outside parts: white ground, panels side by
 * side, ticks with light lines across, one legend for all panels.
 */
public final class LineChartSvg {

  private static final double HEADER = 78;

  /** Fewer across than up: numbers are wider than high. */
  private static final int TICKS_X = 4;

  private static final int TICKS_Y = 6;
  private static final int MOST_MARKERS = 40;
  private static final double SPILL = 5;

  private static final TextStyle TITLE = new TextStyle(17, "start", "#000000");
  private static final TextStyle NOTE = new TextStyle(12, "start", "#555555");
  private static final TextStyle PANEL = new TextStyle(13, "middle", "#000000");
  private static final TextStyle LABEL = new TextStyle(12, "middle", "#333333");
  private static final TextStyle TICK_X = new TextStyle(11, "middle", "#333333");
  private static final TextStyle TICK_Y = new TextStyle(11, "end", "#333333");
  private static final TextStyle LEGEND = new TextStyle(12, "start", "#000000");

  private final LineChart chart;
  private final List<String> names;
  private final SvgWriter out = new SvgWriter();

  private LineChartSvg(LineChart chart) {
    this.chart = chart;
    this.names = chart.names();
  }

  /** The chart as the text of an SVG file. */
  public static String of(LineChart chart) {
    return new LineChartSvg(chart).draw();
  }

  private String draw() {
    int panels = Math.max(1, chart.panels().size());
    int columns = panels <= 3 ? panels : (panels + 1) / 2;
    int rows = (panels + columns - 1) / columns;
    int width = (int) Math.max(560, columns * PanelFrame.PITCH_X + 8);
    int height = (int) (HEADER + rows * PanelFrame.PITCH_Y);
    out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out.raw(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\">")
            .formatted(width, height, width, height));
    out.raw("<title>" + SvgWriter.escaped(chart.title()) + "</title>");
    out.raw("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
    out.text(14, 26, TITLE, chart.title());
    out.text(14, 44, NOTE, chart.note());
    legend();
    for (int i = 0; i < chart.panels().size(); i++) {
      panel(chart.panels().get(i), PanelFrame.of(i, columns, HEADER));
    }
    return out.raw("</svg>").toString();
  }

  private void legend() {
    double x = 14;
    for (String name : names) {
      out.raw("<g class=\"legend\">");
      polyline(List.of(new Pixel(x, 64), new Pixel(x + 30, 64)), style(name));
      marker(new Pixel(x + 15, 64), style(name));
      out.text(x + 36, 68, LEGEND, name);
      out.raw("</g>");
      x += 62 + 7 * name.length();
    }
  }

  private void panel(Panel panel, PanelFrame frame) {
    LinearScale x = new LinearScale(chart.x(), frame.left(), frame.right());
    LinearScale y = new LinearScale(chart.y(), frame.bottom(), frame.top());
    out.raw("<g class=\"panel\">");
    out.text(frame.left() + PanelFrame.WIDTH / 2, frame.top() - 8, PANEL, panel.title());
    axes(frame, x, y);
    String clip = "panel-" + frame.index();
    // Open at the sides, so that markers on the axes stay whole; shut at the top, where lines end.
    out.raw(
        "<clipPath id=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>"
            .formatted(
                clip,
                LineStyle.pixel(frame.left() - SPILL),
                LineStyle.pixel(frame.top()),
                LineStyle.pixel(PanelFrame.WIDTH + 2 * SPILL),
                LineStyle.pixel(PanelFrame.HEIGHT + SPILL)));
    out.raw("<g clip-path=\"url(#%s)\">".formatted(clip));
    panel.lines().forEach(line -> line(line, x, y));
    out.raw("</g>").raw("</g>");
  }

  private void line(Line line, LinearScale x, LinearScale y) {
    LineStyle style = style(line.name());
    List<Pixel> pixels = line.points().stream().map(point -> Pixel.of(point, x, y)).toList();
    out.raw("<g class=\"line\"><title>%s</title>".formatted(SvgWriter.escaped(line.name())));
    polyline(pixels, style);
    // Of a long line the last point alone, or the markers would hide it.
    int from = pixels.size() > MOST_MARKERS ? pixels.size() - 1 : 0;
    pixels.subList(from, pixels.size()).forEach(pixel -> marker(pixel, style));
    out.raw("</g>");
  }

  private void axes(PanelFrame frame, LinearScale x, LinearScale y) {
    for (double tick : x.ticks(TICKS_X)) {
      out.line(x.at(tick), frame.top(), x.at(tick), frame.bottom(), "#e4e4e4");
      out.text(x.at(tick), frame.bottom() + 16, TICK_X, x.label(tick, TICKS_X));
    }
    for (double tick : y.ticks(TICKS_Y)) {
      out.line(frame.left(), y.at(tick), frame.right(), y.at(tick), "#e4e4e4");
      out.text(frame.left() - 6, y.at(tick) + 4, TICK_Y, y.label(tick, TICKS_Y));
    }
    out.line(frame.left(), frame.bottom(), frame.right(), frame.bottom(), "#333333");
    out.line(frame.left(), frame.top(), frame.left(), frame.bottom(), "#333333");
    double middle = frame.left() + PanelFrame.WIDTH / 2;
    out.text(middle, frame.bottom() + 36, LABEL, chart.x().label());
    out.upwards(frame.left() - 44, frame.top() + PanelFrame.HEIGHT / 2, LABEL, chart.y().label());
  }

  /** A point on the drawing. */
  private record Pixel(double x, double y) {

    static Pixel of(Point point, LinearScale x, LinearScale y) {
      return new Pixel(x.at(point.x()), y.at(point.y()));
    }

    @Override
    public String toString() {
      return LineStyle.pixel(x) + "," + LineStyle.pixel(y);
    }
  }

  private void polyline(List<Pixel> pixels, LineStyle style) {
    String points = pixels.stream().map(Pixel::toString).collect(Collectors.joining(" "));
    out.raw(
        ("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\""
                + " stroke-linejoin=\"round\"/>")
            .formatted(points, style.colour()));
  }

  private void marker(Pixel pixel, LineStyle style) {
    String shape = style.marker().at(pixel.x(), pixel.y());
    out.raw("<path d=\"%s\" fill=\"%s\"/>".formatted(shape, style.colour()));
  }

  private LineStyle style(String name) {
    return LineStyle.of(names.indexOf(name));
  }
}
