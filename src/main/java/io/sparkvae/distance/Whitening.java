package io.sparkvae.distance;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/** Linear maps that make a covariance the identity. */
final class Whitening {

  /** A direction that varies by less than this share of the widest, in variance, is left out. */
  private static final double LEAST = 1e-9;

  private Whitening() {}

  /**
   * The map {@code V·Λ^(−1/2)} of a covariance {@code V·Λ·Vᵀ}.
   *
   * @param covariance {@code [latents, latents]}, symmetric
   * @return {@code [latents, latents]}; zero where nothing varies
   */
  static float[] of(double[] covariance, int latents) {
    double[][] rows = new double[latents][latents];
    for (int i = 0; i < covariance.length; i++) {
      int mirrored = i % latents * latents + i / latents;
      rows[i / latents][i % latents] = (covariance[i] + covariance[mirrored]) / 2;
    }
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(rows, false));
    double widest = 0;
    for (double value : eigen.getRealEigenvalues()) {
      widest = Math.max(widest, value);
    }
    float[] map = new float[covariance.length];
    for (int k = 0; k < latents; k++) {
      double value = eigen.getRealEigenvalue(k);
      double scale = value > LEAST * widest ? 1 / Math.sqrt(value) : 0;
      for (int i = 0; i < latents; i++) {
        map[i * latents + k] = (float) (eigen.getV().getEntry(i, k) * scale);
      }
    }
    return map;
  }
}
