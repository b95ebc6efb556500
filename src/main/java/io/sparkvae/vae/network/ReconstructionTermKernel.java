package io.sparkvae.vae.network;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The reconstruction term at work, image after image through arrays that stay in the cache. */
public final class ReconstructionTermKernel extends LossTermKernel {

  private final PixelLikelihood likelihood;

  ReconstructionTermKernel(
      NeuralNetConfiguration conf, DataType dataType, PixelLikelihood likelihood) {
    super(conf, dataType);
    this.likelihood = likelihood;
  }

  @Override
  double[] nats(INDArray preOutput, INDArray labels, INDArray gradient) {
    return preOutput.dataType() == DataType.FLOAT
        ? single(likelihood, preOutput, labels, gradient)
        : inDouble(preOutput, labels, gradient);
  }

  /**
   * −log p(x|z) of each image in nats.
   *
   * @param output decoder output {@code [B, …]}
   * @param pixels images of the same length
   * @param gradient receives the derivative in {@code output}; may be {@code output} itself
   */
  static double[] single(
      PixelLikelihood likelihood, INDArray output, INDArray pixels, INDArray gradient) {
    int images = Math.toIntExact(output.size(0));
    int values = Math.toIntExact(output.length() / images);
    float[] out = new float[values];
    float[] x = new float[values];
    float[] g = new float[values];
    FloatPointer outputs = (FloatPointer) output.data().addressPointer();
    FloatPointer inputs = (FloatPointer) pixels.data().addressPointer();
    FloatPointer gradients = (FloatPointer) gradient.data().addressPointer();
    double[] nats = new double[images];
    for (int i = 0; i < images; i++) {
      long at = (long) i * values;
      outputs.position(at).get(out);
      inputs.position(at).get(x);
      nats[i] = likelihood.nats(out, x, g);
      gradients.position(at).put(g);
    }
    return nats;
  }

  private double[] inDouble(INDArray output, INDArray pixels, INDArray gradient) {
    int images = Math.toIntExact(output.size(0));
    int values = Math.toIntExact(output.length() / images);
    double[] out = new double[values];
    double[] x = new double[values];
    double[] g = new double[values];
    DoublePointer outputs = (DoublePointer) output.data().addressPointer();
    DoublePointer inputs = (DoublePointer) pixels.data().addressPointer();
    DoublePointer gradients = (DoublePointer) gradient.data().addressPointer();
    double[] nats = new double[images];
    for (int i = 0; i < images; i++) {
      long at = (long) i * values;
      outputs.position(at).get(out);
      inputs.position(at).get(x);
      nats[i] = likelihood.nats(out, x, g);
      gradients.position(at).put(g);
    }
    return nats;
  }
}
