package io.sparkvae.chart;

/**
 * Where the plotting area of one panel lies, in pixels.
 *
 * @param index of the panel, counted from 0
 */
record PanelFrame(int index, double left, double top) {

  static final double WIDTH = 270;
  static final double HEIGHT = 260;

  /** What a panel takes up with its labels. */
  static final double PITCH_X = WIDTH + 74;

  static final double PITCH_Y = HEIGHT + 78;

  private static final double MARGIN_LEFT = 60;
  private static final double MARGIN_TOP = 24;

  /**
   * The frame of a panel in a grid.
   *
   * @param header pixels above the grid
   */
  static PanelFrame of(int index, int columns, double header) {
    int row = index / columns;
    int column = index % columns;
    return new PanelFrame(
        index, MARGIN_LEFT + column * PITCH_X, header + MARGIN_TOP + row * PITCH_Y);
  }

  double right() {
    return left + WIDTH;
  }

  double bottom() {
    return top + HEIGHT;
  }
}
