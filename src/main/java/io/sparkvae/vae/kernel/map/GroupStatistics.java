package io.sparkvae.vae.kernel.map;

import java.util.Arrays;

/** Mean and reciprocal standard deviation of each group of each image of the last forward pass. */
final class GroupStatistics {

  private final GroupShape shape;
  private double[] means = new double[0];
  private double[] scales = new double[0];

  GroupStatistics(GroupShape shape) {
    this.shape = shape;
  }

  /** Makes room. */
  void images(int count) {
    int wanted = count * shape.groups();
    if (means.length < wanted) {
      means = Arrays.copyOf(means, wanted);
      scales = Arrays.copyOf(scales, wanted);
    }
  }

  /**
   * Takes an image's sums.
   *
   * @param sums of the values of each channel
   * @param squares of their squares
   */
  void set(int image, float[] sums, float[] squares) {
    for (int g = 0; g < shape.groups(); g++) {
      double mean = total(sums, g) / shape.groupValues();
      double variance = total(squares, g) / shape.groupValues() - mean * mean;
      means[index(image, g)] = mean;
      scales[index(image, g)] = 1 / Math.sqrt(Math.max(variance, 0) + NormAndSilu.EPSILON);
    }
  }

  private double total(float[] channels, int group) {
    double sum = 0;
    for (int c = group * shape.members(); c < (group + 1) * shape.members(); c++) {
      sum += channels[c];
    }
    return sum;
  }

  double mean(int image, int group) {
    return means[index(image, group)];
  }

  /** The reciprocal of the standard deviation. */
  double scale(int image, int group) {
    return scales[index(image, group)];
  }

  private int index(int image, int group) {
    return image * shape.groups() + group;
  }
}
