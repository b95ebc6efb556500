package io.sparkvae.vae.layer;

import io.sparkvae.vae.kernel.ArrayCache;
import io.sparkvae.vae.kernel.CentredInput;
import io.sparkvae.vae.kernel.ColumnSums;
import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.Gemm;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The linear path past the encoder at work. */
final class LinearEncoderKernel extends PathKernel {

  static final String CENTRE = "c";

  private final transient ArrayCache centred = new ArrayCache();
  private final transient ArrayCache means = new ArrayCache();
  private final transient ArrayCache results = new ArrayCache();
  private final transient ColumnSums columnSums = new ColumnSums();
  private transient @Nullable CentredInput centring;

  LinearEncoderKernel(NeuralNetConfiguration conf, DataType dataType) {
    super(conf, dataType);
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    long images = input.size(0);
    INDArray x = centred.of(dataType, images, inputs());
    centring().write(input, parameter(CENTRE), x);
    INDArray mean = means.of(dataType, images, latents());
    Gemm.product(x, parameter(ParameterLayout.WEIGHT), mean);
    double[] path = DoubleArrays.read(mean);
    double[] bias = DoubleArrays.read(parameter(ParameterLayout.BIAS));
    double[] posterior = new double[2 * path.length];
    int latents = latents();
    for (int i = 0; i < posterior.length; i++) {
      int column = i % (2 * latents);
      double linear = column < latents ? path[i / (2 * latents) * latents + column] : 0;
      posterior[i] = linear + bias[column];
    }
    INDArray result = results.of(dataType, images, 2L * latents);
    DoubleArrays.write(posterior, result);
    return result;
  }

  @Override
  @Nullable INDArray backward(INDArray delta) {
    long images = delta.size(0);
    columnSums.write(delta, gradient(ParameterLayout.BIAS));
    double[] both = DoubleArrays.read(delta);
    int latents = latents();
    double[] slope = new double[both.length / 2];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = both[i / latents * 2 * latents + i % latents];
    }
    INDArray slopes = means.of(dataType, images, latents);
    DoubleArrays.write(slope, slopes);
    INDArray x = centred.of(dataType, images, inputs());
    Gemm.leftTransposed(x, slopes, gradient(ParameterLayout.WEIGHT));
    gradient(CENTRE).assign(0);
    return null;
  }

  static double gain(long values) {
    return 1 / Math.sqrt((double) values);
  }

  private int latents() {
    return Math.toIntExact(layerConf().getNOut() / 2);
  }

  private CentredInput centring() {
    CentredInput made = centring;
    if (made == null) {
      made = new CentredInput(Math.toIntExact(inputs()), gain(inputs()));
      centring = made;
    }
    return made;
  }
}
