package io.sparkvae.text;

/**
 * One column of a {@link TextTable}.
 *
 * @param heading empty for none
 * @param width characters at least; 0 for as many as its longest cell has
 */
public record TextColumn(String heading, Side side, int width) {

  /** Where a cell lies in its column. */
  public enum Side {
    LEFT,
    RIGHT
  }

  /** Cells begin below one another. */
  public static TextColumn left(String heading) {
    return new TextColumn(heading, Side.LEFT, 0);
  }

  /** Cells end below one another, as numbers do. */
  public static TextColumn right(String heading) {
    return new TextColumn(heading, Side.RIGHT, 0);
  }

  /** The same, at least this many characters wide. */
  public TextColumn ofWidth(int characters) {
    return new TextColumn(heading, side, characters);
  }

  /** The cell with spaces up to a width; a longer one as it is. */
  public String padded(String cell, int to) {
    String spaces = " ".repeat(Math.max(0, to - cell.length()));
    return side == Side.LEFT ? cell + spaces : spaces + cell;
  }

  /** What Markdown has between heading and cells. */
  String rule(int cells) {
    String dashes = "-".repeat(cells + 1);
    return side == Side.LEFT ? ":" + dashes : dashes + ":";
  }
}
