package io.sparkvae.evaluation.altered;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.evaluation.measure.Representation;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.alter.Resampling;
import io.sparkvae.image.alter.Resampling.Window;
import io.sparkvae.search.Distance;
import java.util.Arrays;
import java.util.List;

/**
 * The perceptual hash pHash (Zauner 2010): the luma in 32x32, its cosine transform (DCT-II), and
 * for each of its 8x8 lowest frequencies whether it is above the median of all but the first. Bits
 * are numbers 0 and 1, so that the square of their Euclidean distance is the Hamming distance.
 *
 * @param shape of the pictures
 */
record PerceptualHash(ImageShape shape) implements Representation {

  private static final int SIDE = 32;
  private static final int KEPT = 8;
  private static final double[][] COSINES = cosines();

  @Override
  public String name() {
    return "phash";
  }

  @Override
  public int length() {
    return KEPT * KEPT;
  }

  @Override
  public List<Distance> distances() {
    return List.of(Distance.EUCLIDEAN);
  }

  @Override
  public float[] of(ImageBlock block) {
    float[] bits = new float[block.images() * length()];
    int values = shape.values();
    for (int image = 0; image < block.images(); image++) {
      byte[] picture = Arrays.copyOfRange(block.values(), image * values, (image + 1) * values);
      System.arraycopy(bits(picture), 0, bits, image * length(), length());
    }
    return bits;
  }

  private float[] bits(byte[] picture) {
    ImageShape grey = new ImageShape(1, SIDE, SIDE);
    byte[] small = Resampling.of(picture, shape, Window.whole(shape), grey);
    double[] low = lowFrequencies(small);
    double[] others = Arrays.copyOfRange(low, 1, low.length);
    Arrays.sort(others);
    double median = others[others.length / 2];
    float[] bits = new float[low.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = low[i] > median ? 1 : 0;
    }
    return bits;
  }

  private static double[] lowFrequencies(byte[] small) {
    double[][] across = new double[SIDE][KEPT];
    for (int y = 0; y < SIDE; y++) {
      for (int u = 0; u < KEPT; u++) {
        for (int x = 0; x < SIDE; x++) {
          across[y][u] += COSINES[u][x] * (small[y * SIDE + x] & 0xff);
        }
      }
    }
    double[] low = new double[KEPT * KEPT];
    for (int v = 0; v < KEPT; v++) {
      for (int u = 0; u < KEPT; u++) {
        for (int y = 0; y < SIDE; y++) {
          low[v * KEPT + u] += COSINES[v][y] * across[y][u];
        }
      }
    }
    return low;
  }

  private static double[][] cosines() {
    double[][] cosines = new double[KEPT][SIDE];
    for (int u = 0; u < KEPT; u++) {
      for (int x = 0; x < SIDE; x++) {
        cosines[u][x] = Math.cos(Math.PI * u * (2 * x + 1) / (2.0 * SIDE));
      }
    }
    return cosines;
  }
}
