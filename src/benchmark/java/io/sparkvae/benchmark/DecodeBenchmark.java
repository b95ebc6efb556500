package io.sparkvae.benchmark;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Resize;
import io.sparkvae.image.decode.ImageDecoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.bytedeco.opencv.global.opencv_core;
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

/** One picture to 64x64 on one thread: our decoder beside OpenCV's and ImageIO's full decode. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class DecodeBenchmark {

  private static final int SIDE = 64;

  @Param({"jpg", "png", "webp", "gif", "bmp", "tiff"})
  private String format = "jpg";

  @Param({"400x400", "1920x1200", "4000x3000"})
  private String size = "400x400";

  private byte[] encoded = {};
  private ImageDecoder decoder = new ImageDecoder(settings());

  /** Paints and encodes the picture. */
  @Setup
  public void prepare() {
    opencv_core.setNumThreads(0);
    ImageIO.setUseCache(false);
    String[] sides = size.split("x", -1);
    int width = Integer.parseInt(sides[0]);
    encoded = Pictures.encoded(format, width, Integer.parseInt(sides[1]), 1);
    decoder = new ImageDecoder(settings());
    if (!(decoder.decode(encoded) instanceof Decoding.Pixels)) {
      throw new IllegalStateException("not read: " + decoder.decode(encoded));
    }
  }

  /** What an encoding runs, the resizing included. */
  @Benchmark
  public Decoding ours() {
    return decoder.decode(encoded);
  }

  /** OpenCV decodes all pixels and averages areas. */
  @Benchmark
  public byte[] openCv() {
    return FullDecode.read(encoded, SIDE);
  }

  /** ImageIO, with the readers of TwelveMonkeys where they are registered, decodes all pixels. */
  @Benchmark
  public BufferedImage imageIo() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(encoded));
    if (image == null) {
      throw new IOException("ImageIO reads no " + format);
    }
    return image;
  }

  private static ImageSettings settings() {
    return new ImageSettings(
        new ImageShape(3, SIDE, SIDE), Resize.STRETCH, 100_000_000, 1 << 27, 600);
  }
}
