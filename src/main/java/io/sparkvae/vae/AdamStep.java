package io.sparkvae.vae;

import io.sparkvae.vae.spec.AdamSettings;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Adam (Kingma and Ba 2015, algorithm 1) in one pass over parameters, gradient and moments. Pieces
 * of all four go through arrays that stay in the cache. There, four separate arrays with one common
 * index are what the JIT compiler turns into vector instructions: two indices into the moments'
 * array were six times slower.
 *
 * <p>A parameter whose gradient stays zero has moments that decay into denormal floats, on which
 * arithmetic is many times slower. Adding and subtracting a small constant rounds them to its last
 * place, far below Adam's epsilon and far above the denormals.
 */
final class AdamStep {

  private static final int PIECE = 4096;
  private static final float FLUSH_FIRST = 1e-20f;
  private static final float FLUSH_SECOND = 1e-30f;

  private final AdamSettings settings;
  private float[] moments;
  private float[] current;
  private final float[] p = new float[PIECE];
  private final float[] g = new float[PIECE];
  private final float[] m = new float[PIECE];
  private final float[] v = new float[PIECE];

  /** Moments of zero for that many parameters. */
  AdamStep(AdamSettings settings, int parameters) {
    this.settings = settings;
    this.moments = new float[Math.multiplyExact(2, parameters)];
    this.current = moments;
  }

  /** First moments, then second moments; lent. */
  float[] moments() {
    if (current != moments) {
      System.arraycopy(current, 0, moments, 0, moments.length);
      current = moments;
    }
    return moments;
  }

  /** Takes moments over; the next step reads them where they are, and nobody may write there. */
  void begin(float[] lent) {
    if (lent.length != moments.length) {
      throw new IllegalArgumentException(
          "this model takes %d moments, not %d".formatted(moments.length, lent.length));
    }
    current = lent;
  }

  /**
   * Gives the moments away instead of copying them. {@link #begin} has to come before the next
   * step.
   *
   * @param spare an array of the same length, to be used from now on
   */
  float[] exchange(float[] spare) {
    float[] given = moments();
    moments = spare;
    current = spare;
    return given;
  }

  /** The flat native views that a step works on. */
  record Views(INDArray parameters, INDArray gradient) {}

  /**
   * Updates parameters and moments in place.
   *
   * @param iteration number of this step, from 1
   * @param images the gradient is a sum over this many images
   */
  void apply(Views views, double learningRate, int iteration, int images) {
    FloatPointer parameters = (FloatPointer) views.parameters().data().addressPointer();
    FloatPointer gradient = (FloatPointer) views.gradient().data().addressPointer();
    int count = moments.length / 2;
    float rate = (float) (learningRate / (1 - Math.pow(settings.beta1(), iteration)));
    float root = (float) (1 / Math.sqrt(1 - Math.pow(settings.beta2(), iteration)));
    Rates rates = new Rates(rate, root, 1f / images);
    for (int at = 0; at < count; at += PIECE) {
      int n = Math.min(PIECE, count - at);
      parameters.position(at).get(p, 0, n);
      gradient.position(at).get(g, 0, n);
      System.arraycopy(current, at, m, 0, n);
      System.arraycopy(current, count + at, v, 0, n);
      update(n, rates);
      parameters.put(p, 0, n);
      System.arraycopy(m, 0, moments, at, n);
      System.arraycopy(v, 0, moments, count + at, n);
    }
    current = moments;
  }

  private void update(int n, Rates rates) {
    float beta1 = (float) settings.beta1();
    float beta2 = (float) settings.beta2();
    float fresh1 = (float) (1 - settings.beta1());
    float fresh2 = (float) (1 - settings.beta2());
    float epsilon = (float) settings.epsilon();
    float scale = rates.scale();
    float root = rates.root();
    float rate = rates.rate();
    for (int i = 0; i < n; i++) {
      float slope = g[i] * scale;
      float first = (beta1 * m[i] + fresh1 * slope + FLUSH_FIRST) - FLUSH_FIRST;
      float second = (beta2 * v[i] + fresh2 * slope * slope + FLUSH_SECOND) - FLUSH_SECOND;
      m[i] = first;
      v[i] = second;
      p[i] -= rate * first / ((float) Math.sqrt(second) * root + epsilon);
    }
  }

  /**
   * Factors of one step.
   *
   * @param rate step size with the first moment's bias corrected
   * @param root factor that corrects the second moment's bias under the root
   * @param scale factor from a summed to a mean gradient
   */
  private record Rates(float rate, float root, float scale) {}
}
