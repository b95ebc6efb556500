package io.sparkvae.image.decode.png;

import io.sparkvae.image.bytes.UnreadableException;

/** The five row filters of PNG (third edition, section 9), undone in place. */
final class PngFilter {

  private PngFilter() {}

  /**
   * Replaces the differences of a row by its values.
   *
   * @param row the filter type at index 0, then the differences
   * @param above the values of the row above, from index 1 on; zeros above the first
   * @param distance bytes from a sample to the same sample of the pixel before, at least 1
   */
  static void undo(byte[] row, byte[] above, int distance) throws UnreadableException {
    switch (row[0]) {
      case 0 -> {}
      case 1 -> {
        for (int i = 1 + distance; i < row.length; i++) {
          row[i] += row[i - distance];
        }
      }
      case 2 -> {
        for (int i = 1; i < row.length; i++) {
          row[i] += above[i];
        }
      }
      case 3 -> average(row, above, distance);
      case 4 -> paeth(row, above, distance);
      default -> throw UnreadableException.corrupt("the PNG has row filter " + (row[0] & 0xff));
    }
  }

  private static void average(byte[] row, byte[] above, int distance) {
    for (int i = 1; i < row.length; i++) {
      int left = i > distance ? row[i - distance] & 0xff : 0;
      row[i] += (byte) ((left + (above[i] & 0xff)) / 2);
    }
  }

  private static void paeth(byte[] row, byte[] above, int distance) {
    for (int i = 1; i <= Math.min(distance, row.length - 1); i++) {
      row[i] += above[i];
    }
    for (int i = 1 + distance; i < row.length; i++) {
      int left = row[i - distance] & 0xff;
      int up = above[i] & 0xff;
      int corner = above[i - distance] & 0xff;
      int byLeft = Math.abs(up - corner);
      int byUp = Math.abs(left - corner);
      int byCorner = Math.abs(left + up - 2 * corner);
      if (byLeft <= byUp && byLeft <= byCorner) {
        row[i] += (byte) left;
      } else {
        row[i] += (byte) (byUp <= byCorner ? up : corner);
      }
    }
  }
}
