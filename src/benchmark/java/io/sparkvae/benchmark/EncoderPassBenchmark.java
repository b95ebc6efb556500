package io.sparkvae.benchmark;

import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Posterior;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.Architecture;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.concurrent.TimeUnit;
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
 * What {@code encode} asks of the network, on one thread: posterior, and both loss terms at its
 * mean, so the decoder too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class EncoderPassBenchmark {

  @Param({"CONV", "DENSE"})
  private Architecture architecture = Architecture.CONV;

  @Param("128")
  private int images;

  private Vae vae = Vae.fresh(Networks.of(Architecture.DENSE), 1);
  private PixelRows rows = Networks.noise(Networks.of(Architecture.DENSE), 1);

  /** A fresh model and its images. */
  @Setup
  public void prepare() {
    ComputeThreads.use(1);
    VaeSpec spec = Networks.of(architecture);
    vae = Vae.fresh(spec, 1);
    rows = Networks.noise(spec, images);
  }

  @Benchmark
  public Posterior encode() {
    return vae.encodeWithReconstruction(rows);
  }
}
