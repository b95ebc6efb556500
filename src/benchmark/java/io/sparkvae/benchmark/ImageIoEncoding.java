package io.sparkvae.benchmark;

import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.bundle.ModelBundle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * What the JDK alone would do: photos decoded whole by ImageIO, the same area resize as {@link
 * BareDecodeLoop}, and the encoder of a model bundle for 64x64 colour images. No checks, no hash,
 * no table. JPEG files in colour alone.
 *
 * <p>{@code submit/benchmark.sh ImageIoEncoding FOLDER BUNDLE THREADS PASSES}
 */
public final class ImageIoEncoding implements PhotoPasses.Work {

  private static final int AREA = AreaResize.SIDE * AreaResize.SIDE;

  private final VaeModel model;
  private final byte[] pixels = new byte[PhotoPasses.CHUNK * 3 * AREA];

  private ImageIoEncoding(VaeModel model) {
    this.model = model;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    opencv_core.setNumThreads(0);
    ModelBundle bundle =
        ModelBundle.read(
            new org.apache.hadoop.fs.Path(Path.of(arguments[1]).toUri()), new Configuration());
    VaeModel model = bundle.model(bundle.image());
    PhotoPasses passes = PhotoPasses.over(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
    passes.run(Integer.parseInt(arguments[3]), () -> new ImageIoEncoding(model));
  }

  @Override
  public void take(List<Path> photos) throws IOException {
    for (int i = 0; i < photos.size(); i++) {
      shrink(ImageIO.read(photos.get(i).toFile()), i * 3 * AREA);
    }
    model.open().encode(PixelRows.packed(pixels, photos.size(), 3 * AREA));
  }

  private void shrink(BufferedImage photo, int at) {
    byte[] values = ((DataBufferByte) photo.getRaster().getDataBuffer()).getData();
    byte[] bgr = new byte[3 * AREA];
    try (BytePointer bytes = new BytePointer(values);
        Mat raster = new Mat(photo.getHeight(), photo.getWidth(), opencv_core.CV_8UC3, bytes);
        Mat small = new Mat()) {
      AreaResize.apply(raster, small);
      try (BytePointer result = small.data()) {
        result.get(bgr);
      }
    }
    for (int i = 0; i < AREA; i++) {
      for (int channel = 0; channel < 3; channel++) {
        pixels[at + channel * AREA + i] = bgr[3 * i + 2 - channel];
      }
    }
  }
}
