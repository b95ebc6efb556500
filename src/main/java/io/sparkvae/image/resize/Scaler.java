package io.sparkvae.image.resize;

/**
 * One picture on its way to the wanted shape, taken in row by row: memory grows with the target and
 * not with the source. Rows may come in any order, and a row may come in parts with zeros in
 * between, since the result is a sum.
 */
public final class Scaler {

  private final ResizeTarget target;
  private final int channels;
  private final AxisWeights x;
  private final AxisWeights y;
  private final float[] sums;
  private final float[] scaledRow;

  /**
   * Takes the raster that will come.
   *
   * @param channels samples of one pixel in a row: 1 for grey, 3 for R, G, B
   */
  public Scaler(ResizeGeometry geometry, int width, int height, int channels) {
    this.channels = channels;
    target = new ResizeTarget(geometry);
    x = new AxisWeights(geometry.x(), width);
    y = new AxisWeights(geometry.y(), height);
    sums = new float[x.samples() * y.samples() * channels];
    scaledRow = new float[x.samples() * channels];
  }

  /** Whether a row of the source has any part in the result. */
  public boolean takes(int row) {
    return y.lastTarget(row) >= 0;
  }

  /** Adds one row of the source; uint8, channels interleaved. */
  public void add(int row, byte[] values) {
    if (!takes(row)) {
      return;
    }
    if (channels == 1) {
      scaleGrey(values);
    } else {
      scaleColour(values);
    }
    for (int t = y.firstTarget(row); t <= y.lastTarget(row); t++) {
      float weight = y.weights(t)[row - y.first(t)];
      int base = t * scaledRow.length;
      for (int i = 0; i < scaledRow.length; i++) {
        sums[base + i] += weight * scaledRow[i];
      }
    }
  }

  private void scaleGrey(byte[] values) {
    for (int t = 0; t < x.samples(); t++) {
      float[] weights = x.weights(t);
      int from = x.first(t);
      int last = weights.length - 1;
      float sum = weights[0] * (values[from] & 0xff);
      if (last > 0) {
        sum += weights[last] * (values[from + last] & 0xff);
        int inner = 0;
        for (int at = from + 1; at < from + last; at++) {
          inner += values[at] & 0xff;
        }
        sum += weights[1] * inner;
      }
      scaledRow[t] = sum;
    }
  }

  private void scaleColour(byte[] values) {
    for (int t = 0; t < x.samples(); t++) {
      float[] weights = x.weights(t);
      int from = 3 * x.first(t);
      int last = from + 3 * (weights.length - 1);
      int to = 3 * t;
      for (int c = 0; c < 3; c++) {
        scaledRow[to + c] = weights[0] * (values[from + c] & 0xff);
      }
      if (last > from) {
        addInner(values, from + 3, last, weights[1], to);
        float weight = weights[weights.length - 1];
        for (int c = 0; c < 3; c++) {
          scaledRow[to + c] += weight * (values[last + c] & 0xff);
        }
      }
    }
  }

  /** Adds the pixels between the first and the last of a target sample, which weigh the same. */
  private void addInner(byte[] values, int from, int end, float weight, int to) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int at = from; at < end; at += 3) {
      red += values[at] & 0xff;
      green += values[at + 1] & 0xff;
      blue += values[at + 2] & 0xff;
    }
    scaledRow[to] += weight * red;
    scaledRow[to + 1] += weight * green;
    scaledRow[to + 2] += weight * blue;
  }

  /** The picture in the wanted shape, upright: uint8 in C·H·W order, white where it has no part. */
  public byte[] finish() {
    for (int ty = 0, at = 0; ty < y.samples(); ty++) {
      for (int tx = 0; tx < x.samples(); tx++, at += channels) {
        if (channels == 1) {
          target.grey(tx, ty, sums[at]);
        } else {
          target.colour(tx, ty, sums[at], sums[at + 1], sums[at + 2]);
        }
      }
    }
    return target.values();
  }
}
