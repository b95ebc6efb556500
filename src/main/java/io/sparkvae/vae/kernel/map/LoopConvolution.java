package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.ConvolutionShape;
import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.PreparedConvolution.Addends;
import io.sparkvae.vae.kernel.PreparedConvolution.Operands;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link Convolution} by its definition, in double precision: for checks of gradients, and for
 * platforms without oneDNN's binaries.
 */
final class LoopConvolution implements Convolution {

  private final ConvolutionShape shape;

  LoopConvolution(ConvolutionShape shape) {
    this.shape = shape;
  }

  @Override
  public void convolve(Operands operands, Addends addends) {
    double[] x = DoubleArrays.read(operands.large());
    double[] w = DoubleArrays.read(operands.weight());
    double[] y = new double[Math.toIntExact(operands.small().length())];
    int outputs = shape.outputs();
    if (addends.maps() != null) {
      y = DoubleArrays.read(addends.maps());
    }
    if (addends.bias() != null) {
      double[] bias = DoubleArrays.read(addends.bias());
      for (int i = 0; i < y.length; i++) {
        y[i] += bias[i % outputs];
      }
    }
    double[] result = y;
    forEveryTap(
        x.length,
        (large, small, tap) -> {
          for (int n = 0; n < outputs; n++) {
            result[small + n] += x[large] * w[tap + n];
          }
        });
    DoubleArrays.write(result, operands.small());
  }

  @Override
  public void transposedConvolve(Operands operands) {
    double[] y = DoubleArrays.read(operands.small());
    double[] w = DoubleArrays.read(operands.weight());
    double[] x = new double[Math.toIntExact(operands.large().length())];
    forEveryTap(
        x.length,
        (large, small, tap) -> {
          for (int n = 0; n < shape.outputs(); n++) {
            x[large] += y[small + n] * w[tap + n];
          }
        });
    DoubleArrays.write(x, operands.large());
  }

  @Override
  public void gradient(Operands operands, @Nullable INDArray bias) {
    double[] x = DoubleArrays.read(operands.large());
    double[] y = DoubleArrays.read(operands.small());
    double[] w = new double[Math.toIntExact(operands.weight().length())];
    forEveryTap(
        x.length,
        (large, small, tap) -> {
          for (int n = 0; n < shape.outputs(); n++) {
            w[tap + n] += x[large] * y[small + n];
          }
        });
    DoubleArrays.write(w, operands.weight());
    if (bias != null) {
      double[] sums = new double[shape.outputs()];
      for (int i = 0; i < y.length; i++) {
        sums[i % sums.length] += y[i];
      }
      DoubleArrays.write(sums, bias);
    }
  }

  private interface Tap {

    /**
     * One value of a window.
     *
     * @param large its index in the large maps
     * @param small where the window's outputs begin in the small maps
     * @param weight where their weights begin
     */
    void at(int large, int small, int weight);
  }

  private void forEveryTap(int largeValues, Tap tap) {
    int area = shape.smallHeight() * shape.smallWidth();
    int windows = largeValues / shape.largeValues() * area;
    for (int window = 0; window < windows; window++) {
      int top = window % area / shape.smallWidth() * shape.stride() - shape.padding();
      int left = window % shape.smallWidth() * shape.stride() - shape.padding();
      int map = window / area * shape.largeValues();
      for (int place = 0; place < shape.window() * shape.window(); place++) {
        int y = top + place / shape.window();
        int x = left + place % shape.window();
        if (y >= 0 && y < shape.height() && x >= 0 && x < shape.width()) {
          int pixel = map + (y * shape.width() + x) * shape.channels();
          for (int c = 0; c < shape.channels(); c++) {
            int weight = (place * shape.channels() + c) * shape.outputs();
            tap.at(pixel + c, window * shape.outputs(), weight);
          }
        }
      }
    }
  }
}
