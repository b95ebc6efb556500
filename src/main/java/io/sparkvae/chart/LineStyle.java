package io.sparkvae.chart;

import java.util.List;
import java.util.Locale;

/**
 * Colour and marker of one line. Colours are those of Okabe and Ito (2008), which people with any
 * common colour blindness tell apart; the marker tells the rest.
 */
record LineStyle(String colour, Marker marker) {

  private static final List<String> COLOURS =
      List.of("#000000", "#E69F00", "#56B4E9", "#009E73", "#D55E00", "#CC79A7", "#0072B2");

  /** The shape around a point. */
  enum Marker {
    CIRCLE("M%1$s,%2$s m-3,0 a3,3 0 1,0 6,0 a3,3 0 1,0 -6,0 z"),
    SQUARE("M%1$s,%2$s m-2.7,-2.7 h5.4 v5.4 h-5.4 z"),
    TRIANGLE("M%1$s,%2$s m0,-3.8 l3.5,6.2 h-7 z"),
    DIAMOND("M%1$s,%2$s m0,-4 l4,4 l-4,4 l-4,-4 z"),
    WEDGE("M%1$s,%2$s m0,3.8 l3.5,-6.2 h-7 z");

    private final String path;

    Marker(String path) {
      this.path = path;
    }

    /** SVG path data of the shape around this pixel. */
    String at(double x, double y) {
      return String.format(Locale.ROOT, path, pixel(x), pixel(y));
    }
  }

  /**
   * The style of a line.
   *
   * @param index counted from 0; styles come again after 35
   */
  static LineStyle of(int index) {
    return new LineStyle(
        COLOURS.get(index % COLOURS.size()), Marker.values()[index % Marker.values().length]);
  }

  /** A coordinate as it is written. */
  static String pixel(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
