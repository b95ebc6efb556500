package io.sparkvae.vae;

import io.sparkvae.image.ImageShape;
import io.sparkvae.vae.spec.Alterations;
import io.sparkvae.vae.spec.NoiseStream;
import io.sparkvae.vae.spec.Seeds;

/**
 * Pictures altered on their way into the encoder: a window of the picture, moved and smaller as it
 * was drawn, is brought back to the whole picture's size by linear interpolation, with edges
 * repeated; then values are scaled and held in [0, 1].
 */
final class AlteredInput {

  private final Alterations alterations;
  private final int channels;
  private final Axis rows;
  private final Axis columns;

  AlteredInput(ImageShape shape, Alterations alterations) {
    this.alterations = alterations;
    this.channels = shape.channels();
    this.rows = new Axis(shape.height());
    this.columns = new Axis(shape.width());
  }

  /** Where the pixels along one side come from: two neighbours and the second one's weight. */
  private static final class Axis {
    private final int length;
    private final int[] first;
    private final int[] second;
    private final float[] weight;

    Axis(int length) {
      this.length = length;
      this.first = new int[length];
      this.second = new int[length];
      this.weight = new float[length];
    }

    /**
     * @param zoom share of the side that the window takes
     * @param shift of the window's centre, as a share of the side
     */
    void set(double zoom, double shift) {
      double middle = (length - 1) / 2.0;
      for (int i = 0; i < length; i++) {
        double from = (i - middle) * zoom + middle + shift * length;
        double held = Math.max(0, Math.min(length - 1, from));
        first[i] = (int) held;
        second[i] = Math.min(length - 1, first[i] + 1);
        weight[i] = (float) (held - first[i]);
      }
    }
  }

  /**
   * Alters one picture.
   *
   * @param source holds its levels from {@code from} on, C·H·W
   * @param seed of its draws
   * @param target takes values in [0, 1], channels last
   */
  void write(byte[] source, int from, long seed, float[] target) {
    NoiseStream noise = new NoiseStream(Seeds.derived(seed, 2));
    double zoom = 1 - alterations.crop() * noise.uniform();
    double most = alterations.shift() + (1 - zoom) / 2;
    rows.set(zoom, around(noise, most));
    columns.set(zoom, around(noise, most));
    double brightness = 1 + around(noise, alterations.brightness());
    for (int c = 0; c < channels; c++) {
      float factor = (float) (brightness * (1 + around(noise, alterations.colour())) / 255);
      channel(source, from + c * rows.length * columns.length, factor, target, c);
    }
  }

  private static double around(NoiseStream noise, double most) {
    return most * (2 * noise.uniform() - 1);
  }

  private void channel(byte[] source, int plane, float factor, float[] target, int channel) {
    int to = channel;
    for (int y = 0; y < rows.length; y++) {
      int above = plane + rows.first[y] * columns.length;
      int below = plane + rows.second[y] * columns.length;
      float down = rows.weight[y];
      for (int x = 0; x < columns.length; x++, to += channels) {
        int left = columns.first[x];
        int right = columns.second[x];
        float across = columns.weight[x];
        float top = mixed(source[above + left] & 0xFF, source[above + right] & 0xFF, across);
        float bottom = mixed(source[below + left] & 0xFF, source[below + right] & 0xFF, across);
        target[to] = Math.max(0, Math.min(1, mixed(top, bottom, down) * factor));
      }
    }
  }

  private static float mixed(float first, float second, float share) {
    return first + (second - first) * share;
  }
}
