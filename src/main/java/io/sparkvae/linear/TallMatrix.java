package io.sparkvae.linear;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** A matrix of many rows and few columns, in double precision, read row after row. */
final class TallMatrix {

  /** A direction shorter than this share of the longest is taken for rounding. */
  private static final double RANK = 1e-7;

  private final int columns;
  private final double[] values;

  /** Borrows {@code [rows, columns]}, row after row. */
  TallMatrix(int columns, double[] values) {
    this.columns = columns;
    this.values = values;
  }

  int columns() {
    return columns;
  }

  /** {@code [rows, columns]}; lent. */
  double[] values() {
    return values;
  }

  /** {@code thisᵀ · other}, made symmetric: for products that are so but for rounding. */
  RealMatrix symmetricProduct(double[] other) {
    int n = columns;
    double[] product = new double[n * n];
    int rows = values.length / n;
    cblas_dgemm(
        CblasRowMajor, CblasTrans, CblasNoTrans, n, n, rows, 1, values, n, other, n, 0, product, n);
    double[][] symmetric = new double[n][n];
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        symmetric[a][b] = (product[a * n + b] + product[b * n + a]) / 2;
      }
    }
    return new Array2DRowRealMatrix(symmetric, false);
  }

  /**
   * The product with the first columns of a small matrix.
   *
   * @param small has as many rows as this has columns
   * @param width how many of its columns
   */
  TallMatrix times(RealMatrix small, int width) {
    double[] right = new double[columns * width];
    for (int i = 0; i < right.length; i++) {
      right[i] = small.getEntry(i / width, i % width);
    }
    int rows = values.length / columns;
    double[] result = new double[rows * width];
    int inner = columns;
    int as = CblasNoTrans;
    cblas_dgemm(
        CblasRowMajor,
        as,
        as,
        rows,
        width,
        inner,
        1,
        values,
        inner,
        right,
        width,
        0,
        result,
        width);
    return new TallMatrix(width, result);
  }

  /**
   * Orthonormal columns that span the same, as many as there are directions: {@code B·V·Λ^-½} by
   * the eigenvectors of {@code BᵀB}, twice, since the first time leaves the rounding of a squared
   * condition number.
   */
  TallMatrix orthonormal() {
    return scaledToUnit().scaledToUnit();
  }

  private TallMatrix scaledToUnit() {
    if (columns == 0) {
      return this;
    }
    // Sorts the eigenvalues of a symmetric matrix, the largest first.
    EigenDecomposition gram = new EigenDecomposition(symmetricProduct(values));
    double[] squares = gram.getRealEigenvalues();
    double least = RANK * RANK * squares[0];
    int rank = (int) Arrays.stream(squares).filter(square -> square > least).count();
    if (rank == 0) {
      return new TallMatrix(0, new double[0]);
    }
    TallMatrix rotated = times(gram.getV(), rank);
    for (int i = 0; i < rotated.values.length; i++) {
      rotated.values[i] /= Math.sqrt(squares[i % rank]);
    }
    return rotated;
  }
}
