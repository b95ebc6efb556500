package io.sparkvae.linear;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasLower;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ssyrk;

import io.sparkvae.vae.ComputeThreads;

/**
 * Products of matrices by OpenBLAS in single precision. A matrix is a Java array, row after row.
 * Making an instance limits the library to one thread per task, as Spark expects, so it is made on
 * the thread that uses it.
 */
public final class FloatProducts {

  /** Products for the calling thread. */
  public FloatProducts() {
    ComputeThreads.use(1);
  }

  /**
   * The sides of a product; their product two by two must not exceed what one array holds.
   *
   * @param rows of the result
   * @param columns of the result
   * @param inner what is summed over
   */
  public record Sides(int rows, int columns, int inner) {}

  /** {@code [rows, columns] = a [rows, inner] · b [inner, columns]}. */
  public float[] product(float[] a, float[] b, Sides sides) {
    return multiply(a, CblasNoTrans, b, CblasNoTrans, sides);
  }

  /** {@code [rows, columns] = aᵀ · b} with {@code a [inner, rows]}. */
  public float[] leftTransposed(float[] a, float[] b, Sides sides) {
    return multiply(a, CblasTrans, b, CblasNoTrans, sides);
  }

  /** {@code [rows, columns] = a · bᵀ} with {@code b [columns, inner]}. */
  public float[] rightTransposed(float[] a, float[] b, Sides sides) {
    return multiply(a, CblasNoTrans, b, CblasTrans, sides);
  }

  /**
   * Adds {@code a · aᵀ} to the entries of a square matrix on and below its diagonal.
   *
   * @param sum {@code [rows, rows]}
   * @param a {@code [rows, inner]}
   */
  public void addLowerOuter(float[] sum, float[] a, int rows, int inner) {
    cblas_ssyrk(CblasRowMajor, CblasLower, CblasNoTrans, rows, inner, 1f, a, inner, 1f, sum, rows);
  }

  private static float[] multiply(float[] a, int flagA, float[] b, int flagB, Sides sides) {
    float[] c = new float[Math.multiplyExact(sides.rows(), sides.columns())];
    if (c.length == 0 || sides.inner() == 0) {
      return c;
    }
    cblas_sgemm(
        CblasRowMajor,
        flagA,
        flagB,
        sides.rows(),
        sides.columns(),
        sides.inner(),
        1f,
        a,
        flagA == CblasTrans ? sides.rows() : sides.inner(),
        b,
        flagB == CblasTrans ? sides.inner() : sides.columns(),
        0f,
        c,
        sides.columns());
    return c;
  }
}
