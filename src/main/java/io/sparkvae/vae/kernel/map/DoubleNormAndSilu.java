package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.DoubleArrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link NormAndSilu} by its definition, in double precision, for checks of gradients. */
final class DoubleNormAndSilu implements NormAndSilu {

  private final GroupShape shape;

  DoubleNormAndSilu(GroupShape shape) {
    this.shape = shape;
  }

  @Override
  public void forward(INDArray maps, Affine parameters, INDArray result) {
    double[] normal = normalised(DoubleArrays.read(maps), new double[groups(maps)]);
    double[] gain = DoubleArrays.read(parameters.gain());
    double[] shift = DoubleArrays.read(parameters.shift());
    for (int i = 0; i < normal.length; i++) {
      double t = normal[i] * gain[channel(i)] + shift[channel(i)];
      normal[i] = t * sigmoid(t);
    }
    DoubleArrays.write(normal, result);
  }

  @Override
  public void backward(INDArray maps, Affine parameters, Slopes gradients) {
    double[] scales = new double[groups(maps)];
    double[] normal = normalised(DoubleArrays.read(maps), scales);
    double[] gain = DoubleArrays.read(parameters.gain());
    double[] shift = DoubleArrays.read(parameters.shift());
    double[] slopes = DoubleArrays.read(gradients.result());
    double[] gainGradient = new double[gain.length];
    double[] shiftGradient = new double[gain.length];
    double[] sums = new double[scales.length];
    double[] products = new double[scales.length];
    for (int i = 0; i < slopes.length; i++) {
      int c = channel(i);
      double t = normal[i] * gain[c] + shift[c];
      double s = sigmoid(t);
      slopes[i] *= s * (1 + t * (1 - s));
      gainGradient[c] += slopes[i] * normal[i];
      shiftGradient[c] += slopes[i];
      slopes[i] *= gain[c];
      sums[group(i)] += slopes[i];
      products[group(i)] += slopes[i] * normal[i];
    }
    INDArray bypass = gradients.bypass();
    double[] added = bypass == null ? new double[slopes.length] : DoubleArrays.read(bypass);
    for (int i = 0; i < slopes.length; i++) {
      int g = group(i);
      double mean = (sums[g] + normal[i] * products[g]) / shape.groupValues();
      slopes[i] = scales[g] * (slopes[i] - mean) + added[i];
    }
    DoubleArrays.write(slopes, gradients.result());
    DoubleArrays.write(gainGradient, gradients.parameters().gain());
    DoubleArrays.write(shiftGradient, gradients.parameters().shift());
  }

  /** Overwrites the values; the reciprocal standard deviations go to {@code scales}. */
  private double[] normalised(double[] values, double[] scales) {
    double[] means = new double[scales.length];
    for (int i = 0; i < values.length; i++) {
      means[group(i)] += values[i] / shape.groupValues();
    }
    for (int i = 0; i < values.length; i++) {
      values[i] -= means[group(i)];
      scales[group(i)] += values[i] * values[i] / shape.groupValues();
    }
    for (int g = 0; g < scales.length; g++) {
      scales[g] = 1 / Math.sqrt(scales[g] + EPSILON);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= scales[group(i)];
    }
    return values;
  }

  private static double sigmoid(double t) {
    return 1 / (1 + Math.exp(-t));
  }

  private int groups(INDArray maps) {
    return Math.toIntExact(maps.length() / shape.values()) * shape.groups();
  }

  private int channel(int index) {
    return index % shape.channels();
  }

  private int group(int index) {
    return index / shape.values() * shape.groups() + channel(index) / shape.members();
  }
}
