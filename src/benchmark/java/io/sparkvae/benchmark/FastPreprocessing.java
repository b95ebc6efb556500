package io.sparkvae.benchmark;

import io.sparkvae.image.Decoding;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.Preprocessing;
import io.sparkvae.image.Shortcut;
import io.sparkvae.image.decode.ImageDecoder;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.bundle.ModelBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * What fast preprocessing gains and costs on a folder of images: seconds of one thread to decode
 * every file in either way, and how far the latents of one model move between them. Arguments: a
 * model bundle, a folder.
 */
final class FastPreprocessing {

  /** Times that each file is decoded in each way; the fastest counts. */
  private static final int REPEATS = 3;

  private final Vae vae;
  private final ImageDecoder exact;
  private final ImageDecoder fast;
  private final List<float[]> exactLatents = new ArrayList<>();
  private final List<Double> distances = new ArrayList<>();
  private final List<Double> greyLevels = new ArrayList<>();
  private final Map<Shortcut, Integer> shortcuts = new EnumMap<>(Shortcut.class);
  private double exactSeconds;
  private double fastSeconds;
  private int unreadable;

  private FastPreprocessing(ModelBundle bundle) {
    vae = Vae.of(bundle.spec(), bundle.parameters());
    exact = decoder(bundle.image(), Preprocessing.EXACT);
    fast = decoder(bundle.image(), Preprocessing.FAST);
  }

  public static void main(String[] arguments) throws IOException {
    ComputeThreads.use(1);
    ModelBundle bundle =
        ModelBundle.read(
            new org.apache.hadoop.fs.Path(Path.of(arguments[0]).toUri()), new Configuration());
    FastPreprocessing comparison = new FastPreprocessing(bundle);
    try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
      files
          .filter(Files::isRegularFile)
          .sorted()
          .map(FastPreprocessing::bytes)
          .forEach(comparison::add);
    }
    comparison.print();
  }

  private static ImageDecoder decoder(ImageSettings image, Preprocessing preprocessing) {
    return new ImageDecoder(
        new ImageSettings(
            image.shape(),
            image.resize(),
            preprocessing,
            image.maxPixels(),
            image.maxBytes(),
            image.timeoutSeconds()));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void add(byte[] encoded) {
    double exactTime = seconds(exact, encoded);
    double fastTime = seconds(fast, encoded);
    Decoding one = exact.decode(encoded);
    Decoding other = fast.decode(encoded);
    if (one instanceof Decoding.Pixels a && other instanceof Decoding.Pixels b) {
      exactSeconds += exactTime;
      fastSeconds += fastTime;
      shortcuts.merge(b.shortcut(), 1, Integer::sum);
      float[] exactLatent = latent(a);
      exactLatents.add(exactLatent);
      distances.add(distance(exactLatent, latent(b)));
      greyLevels.add(greyLevels(a.values(), b.values()));
    } else {
      unreadable++;
    }
  }

  private static double seconds(ImageDecoder decoder, byte[] encoded) {
    long fastest = Long.MAX_VALUE;
    for (int i = 0; i < REPEATS; i++) {
      long begin = System.nanoTime();
      Decoding decoding = decoder.decode(encoded);
      fastest = Math.min(fastest, System.nanoTime() - begin);
      if (decoding instanceof Decoding.Unreadable) {
        return 0;
      }
    }
    return fastest / 1e9;
  }

  private float[] latent(Decoding.Pixels pixels) {
    PixelRows row = PixelRows.packed(pixels.values(), 1, pixels.values().length);
    return vae.encode(row).mean().clone();
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  private static double greyLevels(byte[] a, byte[] b) {
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return (double) sum / a.length;
  }

  private void print() {
    int images = distances.size();
    System.out.printf("images %d, unreadable in either way %d%n", images, unreadable);
    for (Shortcut shortcut : Shortcut.values()) {
      System.out.printf("  %-12s %d%n", shortcut, shortcuts.getOrDefault(shortcut, 0));
    }
    System.out.printf(
        "decoding, one thread: exact %.1f images/s, fast %.1f images/s, gain %.2f%n",
        images / exactSeconds, images / fastSeconds, exactSeconds / fastSeconds);
    print("mean difference of pixels, grey levels", greyLevels);
    print("distance of latents, fast to exact", distances);
    print("the same, over the median between images", relative());
    print("distance of latents between images", between());
  }

  private List<Double> relative() {
    double[] between = between().stream().mapToDouble(d -> d).sorted().toArray();
    double median = between[between.length / 2];
    return distances.stream().map(distance -> distance / median).toList();
  }

  /**
   * Distances between neighbours in a fixed order; the files lie sorted, so a stride parts them.
   */
  private List<Double> between() {
    int images = exactLatents.size();
    List<Double> between = new ArrayList<>();
    for (int stride : new int[] {1, 7, images / 2}) {
      for (int i = 0; i < images; i++) {
        between.add(distance(exactLatents.get(i), exactLatents.get((i + stride) % images)));
      }
    }
    return between;
  }

  private static void print(String what, List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).toArray();
    Arrays.sort(sorted);
    System.out.printf(
        "%s: mean %.4f, median %.4f, largest %.4f%n",
        what,
        Arrays.stream(sorted).average().orElse(0),
        sorted[sorted.length / 2],
        sorted[sorted.length - 1]);
  }
}
