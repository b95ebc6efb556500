package io.sparkvae.linear;

import io.sparkvae.vae.spec.NoiseStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The largest eigenvalues of a symmetric matrix and their eigenvectors, from products with the
 * matrix alone: randomised subspace iteration with a Rayleigh-Ritz step (Halko, Martinsson and
 * Tropp 2011, algorithm 4.4). Memory grows with the sides of the matrix, not with their square.
 */
public final class SubspaceIteration {

  /** Where every wanted eigenvalue moves by less than this share of the largest, it ends. */
  private static final double TOLERANCE = 1e-7;

  private static final int MOST_PASSES = 60;

  private final SymmetricMatrix matrix;
  private final int wanted;
  private final int columns;

  /** A symmetric matrix that can only be multiplied. */
  public interface SymmetricMatrix {

    /** The number of rows, and of columns. */
    int side();

    /**
     * The product with a tall matrix.
     *
     * @param tall {@code [side, columns]}, row after row
     * @return of the same shape
     */
    double[] times(double[] tall, int columns);
  }

  /**
   * Aims at the largest eigenvalues of a matrix.
   *
   * @param wanted how many, at most the side of the matrix
   */
  public SubspaceIteration(SymmetricMatrix matrix, int wanted) {
    this.matrix = matrix;
    this.wanted = wanted;
    this.columns = Math.min(matrix.side(), 2 * wanted + 10);
  }

  /** Eigenvalues, descending, with their eigenvectors. Arrays are lent. */
  public static final class Eigenpairs {
    private final double[] values;
    private final double[] vectors;

    Eigenpairs(double[] values, double[] vectors) {
      this.values = values;
      this.vectors = vectors;
    }

    /** {@code [values]}, descending. */
    public double[] values() {
      return values;
    }

    /** {@code [side, values]}, row after row: one eigenvector per column. */
    public double[] vectors() {
      return vectors;
    }
  }

  /**
   * Runs until no wanted eigenvalue moves by more than 1e-7 of the largest, or for 60 products.
   *
   * @param seed of the random start
   */
  public Eigenpairs run(long seed) {
    NoiseStream noise = new NoiseStream(seed);
    double[] basis = new double[matrix.side() * columns];
    for (int i = 0; i < basis.length; i++) {
      basis[i] = noise.gaussian();
    }
    double[] before = new double[wanted];
    for (int pass = 1; ; pass++) {
      orthonormalise(basis);
      double[] product = matrix.times(basis, columns);
      EigenDecomposition small = new EigenDecomposition(projected(basis, product));
      double[] values = largest(small);
      if (pass == MOST_PASSES || isSettled(values, before)) {
        return new Eigenpairs(values, rotated(basis, small));
      }
      before = values;
      basis = product;
    }
  }

  private boolean isSettled(double[] values, double[] before) {
    for (int i = 0; i < wanted; i++) {
      if (Math.abs(values[i] - before[i]) > TOLERANCE * values[0]) {
        return false;
      }
    }
    return true;
  }

  /** {@code basisᵀ · product}, which is symmetric but for rounding. */
  private RealMatrix projected(double[] basis, double[] product) {
    double[][] small = new double[columns][columns];
    for (int row = 0; row < matrix.side(); row++) {
      for (int a = 0; a < columns; a++) {
        double factor = basis[row * columns + a];
        for (int b = 0; b < columns; b++) {
          small[a][b] += factor * product[row * columns + b];
        }
      }
    }
    for (int a = 0; a < columns; a++) {
      for (int b = 0; b < a; b++) {
        small[a][b] = (small[a][b] + small[b][a]) / 2;
        small[b][a] = small[a][b];
      }
    }
    return new Array2DRowRealMatrix(small, false);
  }

  /** EigenDecomposition sorts the eigenvalues of a symmetric matrix, the largest first. */
  private double[] largest(EigenDecomposition small) {
    double[] values = new double[wanted];
    System.arraycopy(small.getRealEigenvalues(), 0, values, 0, wanted);
    return values;
  }

  private double[] rotated(double[] basis, EigenDecomposition small) {
    double[] vectors = new double[matrix.side() * wanted];
    for (int v = 0; v < wanted; v++) {
      double[] weights = small.getEigenvector(v).toArray();
      for (int row = 0; row < matrix.side(); row++) {
        double sum = 0;
        for (int a = 0; a < columns; a++) {
          sum += basis[row * columns + a] * weights[a];
        }
        vectors[row * wanted + v] = sum;
      }
    }
    return vectors;
  }

  /** Modified Gram-Schmidt, twice, which is enough; a column without anything new becomes zero. */
  private void orthonormalise(double[] basis) {
    for (int c = 0; c < columns; c++) {
      double length = norm(basis, c);
      for (int twice = 0; twice < 2; twice++) {
        for (int other = 0; other < c; other++) {
          subtract(basis, c, other);
        }
      }
      double left = norm(basis, c);
      double scale = left > 1e-12 * length ? 1 / left : 0;
      for (int at = c; at < basis.length; at += columns) {
        basis[at] *= scale;
      }
    }
  }

  private void subtract(double[] basis, int column, int direction) {
    double share = 0;
    for (int at = 0; at < basis.length; at += columns) {
      share += basis[at + column] * basis[at + direction];
    }
    for (int at = 0; at < basis.length; at += columns) {
      basis[at + column] -= share * basis[at + direction];
    }
  }

  private double norm(double[] basis, int column) {
    double sum = 0;
    for (int at = column; at < basis.length; at += columns) {
      sum += basis[at] * basis[at];
    }
    return Math.sqrt(sum);
  }
}
