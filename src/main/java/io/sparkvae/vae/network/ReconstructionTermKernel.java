package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.PixelLikelihood;
import java.util.Arrays;
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

  /** −log p(x|z) of each image in nats, in single precision and without the gradient. */
  static double[] single(PixelLikelihood likelihood, INDArray output, INDArray pixels) {
    int images = Math.toIntExact(output.size(0));
    float[] out = new float[Math.toIntExact(output.length() / images)];
    float[] x = new float[out.length];
    FloatPointer outputs = (FloatPointer) output.data().addressPointer();
    FloatPointer inputs = (FloatPointer) pixels.data().addressPointer();
    double[] nats = new double[images];
    for (int i = 0; i < images; i++) {
      long at = (long) i * out.length;
      outputs.position(at).get(out);
      inputs.position(at).get(x);
      nats[i] = likelihood.nats(out, x);
    }
    return nats;
  }

  /** Double precision serves the check of the gradient, not speed. */
  private double[] inDouble(INDArray output, INDArray pixels, INDArray gradient) {
    double[] outputs = DoubleArrays.read(output);
    double[] inputs = DoubleArrays.read(pixels);
    double[] slopes = new double[outputs.length];
    double[] nats = new double[Math.toIntExact(output.size(0))];
    int values = outputs.length / nats.length;
    double[] slope = new double[values];
    for (int i = 0; i < nats.length; i++) {
      int at = i * values;
      double[] out = Arrays.copyOfRange(outputs, at, at + values);
      nats[i] = likelihood.nats(out, Arrays.copyOfRange(inputs, at, at + values), slope);
      System.arraycopy(slope, 0, slopes, at, values);
    }
    DoubleArrays.write(slopes, gradient);
    return nats;
  }
}
