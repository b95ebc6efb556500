package io.sparkvae.image.resize;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * {@link Scaler} for rows that come whole and from the top down, which is faster: rows are summed
 * up down the columns first, and only sums are scaled across. Samples come four to a word, the
 * first in its lowest byte, and each of the four has sums of its own: the JIT compiler of Java 17
 * makes vector instructions of loops over {@code int}s with one common index, not of loops that
 * widen bytes.
 */
public final class DownwardScaler {

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** What the weights down a column sum up to; 255 times as much fits into 32 bits. */
  private static final int ONE = 1 << 16;

  private final ResizeTarget target;
  private final int channels;
  private final AxisWeights x;
  private final AxisWeights y;
  private final int[][] weights;
  private final Sums[] sums;
  private final Deque<Sums> spare = new ArrayDeque<>();

  /** The words of a row that have any part in the result, and where they begin in it. */
  private final int[] words;

  private final int firstWord;

  /** The sums of one target row in the order of their samples. */
  private final float[] line;

  /** Takes parameters as {@link Scaler} does. */
  public DownwardScaler(ResizeGeometry geometry, int width, int height, int channels) {
    this.channels = channels;
    target = new ResizeTarget(geometry);
    x = new AxisWeights(geometry.x(), width);
    y = new AxisWeights(geometry.y(), height);
    weights = new int[y.samples()][];
    sums = new Sums[y.samples()];
    int last = x.samples() - 1;
    int end = channels * (x.first(last) + x.weights(last).length);
    firstWord = channels * x.first(0) / 4;
    words = new int[(end + 3) / 4 - firstWord];
    line = new float[4 * words.length];
  }

  /** Whether a row of the source has any part in the result. */
  public boolean takes(int row) {
    return y.lastTarget(row) >= 0;
  }

  /** Adds the next row, which does nothing where it is not taken; uint8, channels interleaved. */
  public void add(int row, byte[] values) {
    if (takes(row)) {
      for (int i = 0; i < words.length; i++) {
        words[i] = word(values, 4 * (firstWord + i));
      }
      addWords(row);
    }
  }

  /**
   * The same of a row whose samples lie four to a word.
   *
   * @param from the word that holds its first four
   */
  public void add(int row, int[] packed, int from) {
    if (takes(row)) {
      System.arraycopy(packed, from + firstWord, words, 0, words.length);
      addWords(row);
    }
  }

  private static int word(byte[] values, int from) {
    if (from + 4 <= values.length) {
      return (int) WORDS.get(values, from);
    }
    int word = 0;
    for (int at = values.length - 1; at >= from; at--) {
      word = (word << 8) | (values[at] & 0xff);
    }
    return word;
  }

  private void addWords(int row) {
    for (int t = y.firstTarget(row); t <= y.lastTarget(row); t++) {
      int place = row - y.first(t);
      if (place == 0) {
        weights[t] = whole(y.weights(t));
        sums[t] = spare.isEmpty() ? new Sums(words.length) : spare.pop().cleared();
      }
      sums[t].add(words, weights[t][place]);
      if (place == weights[t].length - 1) {
        sums[t].spread(line);
        scaleAcross(t);
        spare.push(sums[t]);
      }
    }
  }

  /** The picture in the wanted shape, upright: uint8 in C·H·W order, white where it has no part. */
  public byte[] finish() {
    return target.values();
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

  private void scaleAcross(int t) {
    for (int to = 0; to < x.samples(); to++) {
      int from = channels * x.first(to) - 4 * firstWord;
      if (channels == 1) {
        target.grey(to, t, grey(x.weights(to), from) / ONE);
      } else {
        colour(x.weights(to), from, to, t);
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
    target.colour(to, t, red / ONE, green / ONE, blue / ONE);
  }

  /** One target row in the making: sums of the first, second, third and fourth of every word. */
  private static final class Sums {

    private final int[] first;
    private final int[] second;
    private final int[] third;
    private final int[] fourth;

    Sums(int words) {
      first = new int[words];
      second = new int[words];
      third = new int[words];
      fourth = new int[words];
    }

    Sums cleared() {
      Arrays.fill(first, 0);
      Arrays.fill(second, 0);
      Arrays.fill(third, 0);
      Arrays.fill(fourth, 0);
      return this;
    }

    void add(int[] words, int weight) {
      for (int i = 0; i < words.length; i++) {
        int four = words[i];
        first[i] += (four & 0xff) * weight;
        second[i] += ((four >>> 8) & 0xff) * weight;
        third[i] += ((four >>> 16) & 0xff) * weight;
        fourth[i] += (four >>> 24) * weight;
      }
    }

    /** Puts the sums in the order of the samples. */
    void spread(float[] line) {
      for (int i = 0, at = 0; i < first.length; i++, at += 4) {
        line[at] = first[i];
        line[at + 1] = second[i];
        line[at + 2] = third[i];
        line[at + 3] = fourth[i];
      }
    }
  }
}
