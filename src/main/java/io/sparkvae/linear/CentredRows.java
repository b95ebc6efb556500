package io.sparkvae.linear;

/** Rows less a row: what products with a covariance are made of. */
public final class CentredRows {

  private CentredRows() {}

  /**
   * The rows less their mean, as a new array.
   *
   * @param rows {@code [images, values]}, row after row
   * @param mean {@code [values]}
   * @return {@code [images, values]}
   */
  public static float[] of(float[] rows, float[] mean) {
    float[] centred = new float[rows.length];
    for (int from = 0; from < rows.length; from += mean.length) {
      for (int i = 0; i < mean.length; i++) {
        centred[from + i] = rows[from + i] - mean[i];
      }
    }
    return centred;
  }
}
