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
   * @param output decoder output {@code [B, …]}: pixels, then what the likelihood learns
   * @param pixels the images
   * @param gradient receives the derivative in {@code output}; may be {@code output} itself
   */
  static double[] single(
      PixelLikelihood likelihood, INDArray output, INDArray pixels, INDArray gradient) {
    int images = Math.toIntExact(output.size(0));
    float[] out = new float[Math.toIntExact(output.length() / images)];
    float[] x = new float[Math.toIntExact(pixels.length() / images)];
    float[] g = new float[out.length];
    FloatPointer outputs = (FloatPointer) output.data().addressPointer();
    FloatPointer inputs = (FloatPointer) pixels.data().addressPointer();
    FloatPointer gradients = (FloatPointer) gradient.data().addressPointer();
    double[] nats = new double[images];
    for (int i = 0; i < images; i++) {
      outputs.position((long) i * out.length).get(out);
      inputs.position((long) i * x.length).get(x);
      nats[i] = likelihood.nats(out, x, g);
      gradients.position((long) i * out.length).put(g);
    }
    return nats;
  }

  /** −log p(x|z) of each image in nats, in single precision and without the gradient. */
  static double[] single(PixelLikelihood likelihood, INDArray output, INDArray pixels) {
    int images = Math.toIntExact(output.size(0));
    float[] out = new float[Math.toIntExact(output.length() / images)];
    float[] x = new float[Math.toIntExact(pixels.length() / images)];
    FloatPointer outputs = (FloatPointer) output.data().addressPointer();
    FloatPointer inputs = (FloatPointer) pixels.data().addressPointer();
    double[] nats = new double[images];
    for (int i = 0; i < images; i++) {
      outputs.position((long) i * out.length).get(out);
      inputs.position((long) i * x.length).get(x);
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
    int values = inputs.length / nats.length;
    double[] slope = new double[outputs.length / nats.length];
    for (int i = 0; i < nats.length; i++) {
      int at = i * slope.length;
      double[] out = Arrays.copyOfRange(outputs, at, at + slope.length);
      double[] x = Arrays.copyOfRange(inputs, i * values, (i + 1) * values);
      nats[i] = likelihood.nats(out, x, slope);
      System.arraycopy(slope, 0, slopes, at, slope.length);
    }
    DoubleArrays.write(slopes, gradient);
    return nats;
  }
}
