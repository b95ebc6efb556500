package io.sparkvae.vae.network;

import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.kernel.DirectConvolution;
import io.sparkvae.vae.kernel.DoubleArrays;
import io.sparkvae.vae.kernel.MapSizes;
import io.sparkvae.vae.kernel.UnscopedArrays;
import io.sparkvae.vae.kernel.WindowMaps;
import io.sparkvae.vae.kernel.WindowProducts;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
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

/**
 * The linear maps of the convolutions of 64x64x3 on 128 images, by oneDNN's kernels and by matrix
 * products, one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ConvolutionBenchmark {

  private static final int IMAGES = 128;
  private static final MapSizes PIXELS = new MapSizes(64, 3, 32);

  @Param({"kernels", "products"})
  public String way = "";

  /** Side of the large maps; channels follow from it. */
  @Param({"64", "32", "16", "8"})
  public int side;

  private WindowMaps maps = new DirectConvolution(PIXELS);
  private INDArray large = drawn(1);
  private INDArray small = drawn(1);
  private INDArray weight = drawn(1);

  /** Random maps and weights. */
  @Setup
  public void prepare() {
    ComputeThreads.use(1);
    MapSizes sizes =
        switch (side) {
          case 64 -> PIXELS;
          case 32 -> new MapSizes(32, 32, 32);
          case 16 -> new MapSizes(16, 32, 64);
          default -> new MapSizes(8, 64, 64);
        };
    maps =
        way.equals("kernels")
            ? new DirectConvolution(sizes)
            : WindowProducts.of(sizes, DataType.FLOAT);
    large = drawn(IMAGES, side, side, sizes.channels());
    small = drawn(IMAGES, side / 2, side / 2, sizes.outputs());
    weight = drawn(16L * sizes.channels(), sizes.outputs());
  }

  private static INDArray drawn(long... shape) {
    INDArray array = UnscopedArrays.array(DataType.FLOAT, shape);
    DoubleArrays.write(new SplittableRandom(1).doubles(array.length(), -1, 1).toArray(), array);
    return array;
  }

  @Benchmark
  public INDArray convolve() {
    maps.convolve(large, weight, small);
    return small;
  }

  @Benchmark
  public INDArray transposedConvolve() {
    maps.transposedConvolve(small, weight, large);
    return large;
  }

  @Benchmark
  public INDArray gradient() {
    maps.gradient(large, small, weight);
    return weight;
  }
}
