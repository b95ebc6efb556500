package io.sparkvae.vae.network;

import io.sparkvae.vae.kernel.SingleProducts;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.FloatPointer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The five large products of one training step of 784-500-20, by either library, one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProductBenchmark {

  private static final int PIXELS = 784;
  private static final int HIDDEN = 500;

  @Param({"oneDNN", "OpenBLAS"})
  public String library = "";

  @Param({"128", "64", "32"})
  public int batch;

  private SingleProducts products = new SingleProducts.OpenBlas();
  private List<SingleProducts.Form> forms = List.of();
  private FloatPointer left = new FloatPointer(1);
  private FloatPointer right = new FloatPointer(1);
  private FloatPointer result = new FloatPointer(1);

  /** Encoder and decoder forward, both weight gradients, and the decoder's input gradient. */
  @Setup
  public void prepare() {
    products =
        library.equals("oneDNN")
            ? new SingleProducts.OneDnnProducts()
            : new SingleProducts.OpenBlas();
    org.bytedeco.openblas.global.openblas.blas_set_num_threads(1);
    forms =
        List.of(
            new SingleProducts.Form(false, false, batch, HIDDEN, PIXELS, PIXELS, HIDDEN),
            new SingleProducts.Form(false, false, batch, PIXELS, HIDDEN, HIDDEN, PIXELS),
            new SingleProducts.Form(true, false, PIXELS, HIDDEN, batch, PIXELS, HIDDEN),
            new SingleProducts.Form(true, false, HIDDEN, PIXELS, batch, HIDDEN, PIXELS),
            new SingleProducts.Form(false, true, batch, HIDDEN, PIXELS, PIXELS, PIXELS));
    left = random(PIXELS * HIDDEN);
    right = random(PIXELS * HIDDEN);
    result = new FloatPointer((long) PIXELS * HIDDEN);
  }

  private static FloatPointer random(int length) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return new FloatPointer(values);
  }

  @Benchmark
  public FloatPointer step() {
    for (SingleProducts.Form form : forms) {
      products.multiply(form, left, right, 0, result);
    }
    return result;
  }
}
