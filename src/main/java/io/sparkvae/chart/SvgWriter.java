package io.sparkvae.chart;

/** Collects SVG text; what a person wrote is escaped. */
final class SvgWriter {

  private final StringBuilder out = new StringBuilder();

  /** How a text is set: {@code start}, {@code middle} or {@code end} of it lies at the point. */
  record TextStyle(int size, String anchor, String colour) {}

  /** Appends markup as it is. */
  SvgWriter raw(String markup) {
    out.append(markup).append('\n');
    return this;
  }

  /** Appends a text at a point. */
  SvgWriter text(double x, double y, TextStyle style, String text) {
    return raw(
        "<text x=\"%s\" y=\"%s\" font-size=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>"
            .formatted(
                LineStyle.pixel(x),
                LineStyle.pixel(y),
                style.size(),
                style.anchor(),
                style.colour(),
                escaped(text)));
  }

  /** Appends a text that runs upwards, its middle at the point. */
  SvgWriter upwards(double x, double y, TextStyle style, String text) {
    return raw("<g transform=\"translate(%s %s) rotate(-90)\">"
            .formatted(LineStyle.pixel(x), LineStyle.pixel(y)))
        .text(0, 0, style, text)
        .raw("</g>");
  }

  /** Appends a straight line. */
  SvgWriter line(double x1, double y1, double x2, double y2, String colour) {
    return raw(
        "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\"/>"
            .formatted(
                LineStyle.pixel(x1),
                LineStyle.pixel(y1),
                LineStyle.pixel(x2),
                LineStyle.pixel(y2),
                colour));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
