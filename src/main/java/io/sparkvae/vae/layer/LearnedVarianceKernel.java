package io.sparkvae.vae.layer;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.NativeCopies;
import io.sparkvae.vae.spec.PixelVariance;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Learned log variances at work. They are kept between those of {@link PixelVariance#LEAST} and 1;
 * outside, a gradient passes only where a step along it leads back inside.
 */
final class LearnedVarianceKernel extends PathKernel {

  static final String LOG_VARIANCE = "s";

  static final double GAIN = 8;

  private static final double LOWEST = Math.log(PixelVariance.LEAST);
  private static final double HIGHEST = 0;

  private final transient ArrayCache results = new ArrayCache();
  private final transient ArrayCache slopes = new ArrayCache();

  LearnedVarianceKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    long images = input.size(0);
    INDArray result = results.of(dataType, images, inputs() + variances());
    Object logs = NativeCopies.values(dataType, logVariances());
    Pointer from = NativeCopies.pointer(input);
    Pointer to = NativeCopies.pointer(result);
    long row = inputs() + variances();
    for (long i = 0; i < images; i++) {
      NativeCopies.copy(from, i * inputs(), to, i * row, inputs());
      NativeCopies.write(logs, variances(), to, i * row + inputs());
    }
    return result;
  }

  private double[] logVariances() {
    double[] logs = DoubleArrays.read(parameter(LOG_VARIANCE));
    for (int v = 0; v < logs.length; v++) {
      logs[v] = clamp(GAIN * logs[v]);
    }
    return logs;
  }

  @Override
  INDArray backward(INDArray delta) {
    long images = delta.size(0);
    INDArray back = slopes.of(dataType, images, inputs());
    Pointer from = NativeCopies.pointer(delta);
    Pointer to = NativeCopies.pointer(back);
    long row = inputs() + variances();
    double[] sums = new double[variances()];
    for (long i = 0; i < images; i++) {
      NativeCopies.copy(from, i * row, to, i * inputs(), inputs());
      double[] slope = NativeCopies.doubles(from, i * row + inputs(), variances());
      for (int v = 0; v < sums.length; v++) {
        sums[v] += GAIN * slope[v];
      }
    }
    double[] values = DoubleArrays.read(parameter(LOG_VARIANCE));
    for (int v = 0; v < sums.length; v++) {
      double log = GAIN * values[v];
      boolean outwards = log > HIGHEST ? sums[v] < 0 : log < LOWEST && sums[v] > 0;
      sums[v] = outwards ? 0 : sums[v];
    }
    DoubleArrays.write(sums, gradient(LOG_VARIANCE));
    return back;
  }

  private int variances() {
    return Math.toIntExact(layerConf().getNOut() - inputs());
  }

  /** NaN stays NaN, so that divergence shows. */
  private static double clamp(double logVariance) {
    return Math.max(LOWEST, Math.min(HIGHEST, logVariance));
  }
}
