package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.onednn.Addends;
import io.sparkvae.vae.kernel.onednn.ConvolutionShape;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link Convolution} by its definition, in double precision: for checks of gradients, and for
 * platforms without oneDNN's binaries.
 */
final class LoopConvolution implements Convolution {

  private final ConvolutionShape shape;
  private @Nullable INDArray large;
  private @Nullable INDArray small;

  LoopConvolution(ConvolutionShape shape) {
    this.shape = shape;
  }

  @Override
  public void loadLarge(INDArray maps) {
    large = maps;
  }

  @Override
  public void loadSmall(INDArray maps) {
    small = maps;
  }

  @Override
  public void convolve(INDArray weight, INDArray result, Addends addends) {
    double[] x = values(large);
    double[] w = DoubleArrays.read(weight);
    double[] y =
        addends.maps() == null
            ? new double[Math.toIntExact(result.length())]
            : DoubleArrays.read(addends.maps());
    if (addends.bias() != null) {
      double[] bias = DoubleArrays.read(addends.bias());
      for (int i = 0; i < y.length; i++) {
        y[i] += bias[i % bias.length];
      }
    }
    forEveryTap(
        x.length,
        (inLarge, inSmall, tap) -> {
          for (int n = 0; n < shape.outputs(); n++) {
            y[inSmall + n] += x[inLarge] * w[tap + n];
          }
        });
    DoubleArrays.write(y, result);
  }

  @Override
  public void transposedConvolve(INDArray weight, INDArray result) {
    double[] y = values(small);
    double[] w = DoubleArrays.read(weight);
    double[] x = new double[Math.toIntExact(result.length())];
    forEveryTap(
        x.length,
        (inLarge, inSmall, tap) -> {
          for (int n = 0; n < shape.outputs(); n++) {
            x[inLarge] += y[inSmall + n] * w[tap + n];
          }
        });
    DoubleArrays.write(x, result);
  }

  @Override
  public void gradient(INDArray weight, @Nullable INDArray bias) {
    double[] x = values(large);
    double[] y = values(small);
    double[] w = new double[Math.toIntExact(weight.length())];
    forEveryTap(
        x.length,
        (inLarge, inSmall, tap) -> {
          for (int n = 0; n < shape.outputs(); n++) {
            w[tap + n] += x[inLarge] * y[inSmall + n];
          }
        });
    DoubleArrays.write(w, weight);
    if (bias != null) {
      double[] sums = new double[shape.outputs()];
      for (int i = 0; i < y.length; i++) {
        sums[i % sums.length] += y[i];
      }
      DoubleArrays.write(sums, bias);
    }
  }

  private static double[] values(@Nullable INDArray maps) {
    return DoubleArrays.read(Objects.requireNonNull(maps));
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
