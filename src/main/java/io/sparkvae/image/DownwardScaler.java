package io.sparkvae.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * {@link Scaler} for rows that come whole and from the top down, which is faster: rows are summed
 * up down the columns first, and only sums are scaled across. Eight samples are weighted at a time,
 * as whole numbers in the halves of four {@code long}s, for the JIT compiler of Java 17 makes no
 * vector instructions of loops that widen bytes.
 */
final class DownwardScaler {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Every fourth byte: two samples with 32 bits of room each. */
  private static final long TWO = 0x000000ff_000000ffL;

  /** What the weights down a column sum up to; 255 times as much fits into 32 bits. */
  private static final int ONE = 1 << 16;

  private final Canvas canvas;
  private final int channels;
  private final int samples;
  private final Axis x;
  private final Axis y;
  private final int[][] weights;
  private final long[][] sums;
  private final Deque<long[]> spare = new ArrayDeque<>();
  private final float[] line;

  /** Takes parameters as {@link Scaler} does. */
  DownwardScaler(Placement placement, int width, int height, int channels) {
    this.channels = channels;
    samples = width * channels;
    canvas = new Canvas(placement);
    x = new Axis(placement.x(), width);
    y = new Axis(placement.y(), height);
    weights = new int[y.samples()][];
    sums = new long[y.samples()][];
    line = new float[(samples + 7) / 8 * 8];
  }

  /** Whether a row of the source has any part in the result. */
  boolean takes(int row) {
    return y.lastTarget(row) >= 0;
  }

  /** Adds the next row, which does nothing where it is not taken; uint8, channels interleaved. */
  void add(int row, byte[] values) {
    for (int t = y.firstTarget(row); t <= y.lastTarget(row); t++) {
      int place = row - y.first(t);
      if (place == 0) {
        weights[t] = whole(y.weights(t));
        sums[t] = cleared();
      }
      add(values, weights[t][place], sums[t]);
      if (place == weights[t].length - 1) {
        spread(sums[t]);
        scaleAcross(t);
        spare.push(sums[t]);
      }
    }
  }

  private long[] cleared() {
    if (spare.isEmpty()) {
      return new long[line.length / 2];
    }
    long[] used = spare.pop();
    Arrays.fill(used, 0);
    return used;
  }

  /** The picture in the wanted shape, upright: uint8 in C·H·W order, white where it has no part. */
  byte[] finish() {
    return canvas.values();
  }

  /** Weights as whole numbers, rounded so that errors do not add up. */
  private static int[] whole(float[] parts) {
    int[] whole = new int[parts.length];
    double exact = 0;
    int given = 0;
    for (int i = 0; i < whole.length; i++) {
      exact += parts[i];
      int sum = i == whole.length - 1 ? ONE : (int) Math.min(ONE, Math.round(exact * ONE));
      whole[i] = sum - given;
      given = sum;
    }
    return whole;
  }

  private void add(byte[] values, int weight, long[] to) {
    int eights = samples / 8;
    for (int i = 0; i < eights; i++) {
      add((long) LONGS.get(values, 8 * i), weight, to, 4 * i);
    }
    if (8 * eights < samples) {
      long rest = 0;
      for (int at = samples - 1; at >= 8 * eights; at--) {
        rest = (rest << 8) | (values[at] & 0xff);
      }
      add(rest, weight, to, 4 * eights);
    }
  }

  private static void add(long eight, int weight, long[] to, int at) {
    to[at] += (eight & TWO) * weight;
    to[at + 1] += ((eight >>> 8) & TWO) * weight;
    to[at + 2] += ((eight >>> 16) & TWO) * weight;
    to[at + 3] += ((eight >>> 24) & TWO) * weight;
  }

  private void scaleAcross(int t) {
    for (int to = 0; to < x.samples(); to++) {
      if (channels == 1) {
        canvas.grey(to, t, grey(x.weights(to), x.first(to)) / ONE);
      } else {
        colour(x.weights(to), 3 * x.first(to), to, t);
      }
    }
  }

  private float grey(float[] across, int from) {
    float sum = 0;
    for (int i = 0; i < across.length; i++) {
      sum += across[i] * line[from + i];
    }
    return sum;
  }

  /** Samples between the first and the last weigh the same, and are summed up before. */
  private void colour(float[] across, int from, int to, int t) {
    int last = from + 3 * (across.length - 1);
    float red = across[0] * line[from];
    float green = across[0] * line[from + 1];
    float blue = across[0] * line[from + 2];
    if (last > from) {
      float innerRed = 0;
      float innerGreen = 0;
      float innerBlue = 0;
      for (int at = from + 3; at < last; at += 3) {
        innerRed += line[at];
        innerGreen += line[at + 1];
        innerBlue += line[at + 2];
      }
      float inner = across[1];
      float end = across[across.length - 1];
      red += inner * innerRed + end * line[last];
      green += inner * innerGreen + end * line[last + 1];
      blue += inner * innerBlue + end * line[last + 2];
    }
    canvas.colour(to, t, red / ONE, green / ONE, blue / ONE);
  }

  /** Puts the sums of one target row in the order of its samples. */
  private void spread(long[] from) {
    for (int i = 0, at = 0; i < from.length; i += 4, at += 8) {
      for (int k = 0; k < 4; k++) {
        long two = from[i + k];
        line[at + k] = (int) two;
        line[at + 4 + k] = (int) (two >>> 32);
      }
    }
  }
}
