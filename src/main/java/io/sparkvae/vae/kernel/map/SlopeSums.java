package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.NativeCopies;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The sums over slopes that group normalisation's gradient takes: of one image for its maps, of all
 * images for gain and shift.
 */
final class SlopeSums {

  private final GroupShape shape;
  private final GroupStatistics statistics;
  private final float[] sums;
  private final float[] products;
  private final double[] shiftGradient;
  private final double[] gainGradient;
  private final double[] groupShift;
  private final double[] groupGain;
  private final float[] written;

  SlopeSums(GroupShape shape, GroupStatistics statistics) {
    this.shape = shape;
    this.statistics = statistics;
    int length = new ChannelPieces(shape).length();
    this.sums = new float[length];
    this.products = new float[length];
    this.shiftGradient = new double[shape.channels()];
    this.gainGradient = new double[shape.channels()];
    this.groupShift = new double[shape.groups()];
    this.groupGain = new double[shape.groups()];
    this.written = new float[shape.channels()];
  }

  /** Begins a minibatch. */
  void clear() {
    Arrays.fill(shiftGradient, 0);
    Arrays.fill(gainGradient, 0);
    next();
  }

  private void next() {
    Arrays.fill(sums, 0);
    Arrays.fill(products, 0);
  }

  /** A piece to which an image's slopes are added. */
  float[] sums() {
    return sums;
  }

  /** A piece to which an image's slopes times its values are added. */
  float[] products() {
    return products;
  }

  /** Takes over an image's sums, whose pieces are folded, and clears them for the next one. */
  void take(int image, float[] gains) {
    int members = shape.members();
    for (int g = 0; g < shape.groups(); g++) {
      double scale = statistics.scale(image, g);
      double mean = statistics.mean(image, g);
      double shift = 0;
      double gain = 0;
      for (int c = g * members; c < (g + 1) * members; c++) {
        double normal = scale * (products[c] - mean * sums[c]);
        shiftGradient[c] += sums[c];
        gainGradient[c] += normal;
        shift += gains[c] * sums[c];
        gain += gains[c] * normal;
      }
      groupShift[g] = shift / shape.groupValues();
      groupGain[g] = gain / shape.groupValues();
    }
    next();
  }

  /**
   * The gradient of an image's values x whose slopes after normalisation are s: {@code factor·s +
   * slope·x + addend}.
   */
  void slope(int image, float[] gains, float[] factors, float[] slopes, float[] addends) {
    int members = shape.members();
    for (int g = 0; g < shape.groups(); g++) {
      double scale = statistics.scale(image, g);
      double slope = -scale * scale * groupGain[g];
      double addend = -slope * statistics.mean(image, g) - scale * groupShift[g];
      for (int c = g * members; c < (g + 1) * members; c++) {
        factors[c] = gains[c] * (float) scale;
        slopes[c] = (float) slope;
        addends[c] = (float) addend;
      }
    }
  }

  void write(NormAndSilu.Affine gradients) {
    write(gainGradient, gradients.gain());
    write(shiftGradient, gradients.shift());
  }

  private void write(double[] values, INDArray array) {
    for (int c = 0; c < values.length; c++) {
      written[c] = (float) values[c];
    }
    ((FloatPointer) NativeCopies.pointer(array)).put(written);
  }
}
