package io.sparkvae.vae.layer;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.BiasAndRelu;
import io.sparkvae.vae.kernel.ColumnSums;
import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.Gemm;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The linear path past the decoder at work. */
final class LinearDecoderKernel extends PathKernel {

  private final transient ArrayCache scaled = new ArrayCache();
  private final transient ArrayCache bias = new ArrayCache();
  private final transient ArrayCache results = new ArrayCache();
  private final transient ArrayCache slopes = new ArrayCache();
  private final transient ColumnSums columnSums = new ColumnSums();
  private transient @Nullable BiasAndRelu epilogue;

  LinearDecoderKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray z = scaled(input, scaled);
    INDArray result = results.of(dataType, input.size(0), values());
    Gemm.product(z, parameter(ParameterLayout.WEIGHT), result);
    epilogue().apply(result, scaled(parameter(ParameterLayout.BIAS), bias));
    return result;
  }

  @Override
  @Nullable INDArray backward(INDArray delta) {
    long images = input.size(0);
    INDArray rows = delta.reshape('c', new long[] {images, values()});
    columnSums.write(rows, gradient(ParameterLayout.BIAS));
    gradient(ParameterLayout.BIAS).muli(gain());
    INDArray z = scaled.of(dataType, images, inputs());
    Gemm.leftTransposed(z, rows, gradient(ParameterLayout.WEIGHT));
    INDArray back = slopes.of(dataType, images, inputs());
    Gemm.rightTransposed(rows, parameter(ParameterLayout.WEIGHT), back);
    return back.muli(gain());
  }

  /** The values times the gain, in an array that is kept. */
  private INDArray scaled(INDArray array, ArrayCache cache) {
    double[] values = DoubleArrays.read(array);
    for (int i = 0; i < values.length; i++) {
      values[i] *= gain();
    }
    INDArray result = cache.of(dataType, array.shape());
    DoubleArrays.write(values, result);
    return result;
  }

  static double gain(long values) {
    return 1 / Math.sqrt((double) values);
  }

  private long values() {
    return layerConf().getNOut();
  }

  private double gain() {
    return gain(values());
  }

  private BiasAndRelu epilogue() {
    BiasAndRelu made = epilogue;
    if (made == null) {
      made = BiasAndRelu.bias(Math.toIntExact(values()));
      epilogue = made;
    }
    return made;
  }
}
