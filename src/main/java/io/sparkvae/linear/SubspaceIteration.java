package io.sparkvae.linear;

import io.sparkvae.vae.spec.NoiseStream;
import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The largest eigenvalues of a symmetric matrix and their eigenvectors, from products with the
 * matrix alone: randomised subspace iteration with a Rayleigh-Ritz step (Halko, Martinsson and
 * Tropp 2011, algorithm 4.4). Memory grows with the sides of the matrix, not with their square.
 */
public final class SubspaceIteration {

  /** Where the sum of the wanted eigenvalues grows by less than this share of it, it ends. */
  private static final double TOLERANCE = 1e-7;

  private static final int MOST_PASSES = 30;

  private static final Eigenpairs NONE = new Eigenpairs(new double[0], new double[0]);

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
   * Runs until the sum of the wanted eigenvalues grows by less than 1e-7 of it, or for 30 products.
   *
   * @param seed of the random start
   * @return fewer pairs than wanted where the matrix has no further directions
   */
  public Eigenpairs run(long seed) {
    NoiseStream noise = new NoiseStream(seed);
    double[] start = new double[Math.multiplyExact(matrix.side(), columns)];
    for (int i = 0; i < start.length; i++) {
      start[i] = noise.gaussian();
    }
    TallMatrix basis = new TallMatrix(columns, start).orthonormal();
    double before = 0;
    for (int pass = 1; basis.columns() > 0; pass++) {
      double[] product = matrix.times(basis.values(), basis.columns());
      EigenDecomposition small = new EigenDecomposition(basis.symmetricProduct(product));
      double sum = Arrays.stream(small.getRealEigenvalues()).limit(wanted).sum();
      if (pass == MOST_PASSES || sum - before <= TOLERANCE * sum) {
        return rotated(basis, small);
      }
      before = sum;
      basis = new TallMatrix(basis.columns(), product).orthonormal();
    }
    return NONE;
  }

  /**
   * The eigenvalues and eigenvectors of the matrix where nothing but the span of some columns is
   * looked at, from one product.
   *
   * @param span {@code [side, columns]}, row after row
   */
  public Eigenpairs within(double[] span, int columns) {
    TallMatrix basis = new TallMatrix(columns, span).orthonormal();
    if (basis.columns() == 0) {
      return NONE;
    }
    double[] product = matrix.times(basis.values(), basis.columns());
    return rotated(basis, new EigenDecomposition(basis.symmetricProduct(product)));
  }

  /** EigenDecomposition sorts the eigenvalues of a symmetric matrix, the largest first. */
  private Eigenpairs rotated(TallMatrix basis, EigenDecomposition small) {
    int held = Math.min(wanted, basis.columns());
    double[] values = Arrays.copyOf(small.getRealEigenvalues(), held);
    return new Eigenpairs(values, basis.times(small.getV(), held).values());
  }
}
