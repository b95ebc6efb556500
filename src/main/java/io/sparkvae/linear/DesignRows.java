package io.sparkvae.linear;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Rows of numbers as regressions take them: every column less its mean and over its standard
 * deviation, and a last column of ones.
 */
public final class DesignRows {

  private final double[] mean;
  private final double[] deviation;
  private final double[] values;

  private DesignRows(double[] mean, double[] deviation, double[] values) {
    this.mean = mean;
    this.deviation = deviation;
    this.values = values;
  }

  /**
   * Rows to learn from; a constant column becomes zeros.
   *
   * @param vectors {@code [rows, length]}, row after row; not changed
   */
  public static DesignRows of(float[] vectors, int length) {
    double[] mean = new double[length];
    double[] deviation = new double[length];
    int rows = length == 0 ? 0 : vectors.length / length;
    for (int i = 0; i < vectors.length; i++) {
      mean[i % length] += (double) vectors[i] / rows;
    }
    for (int i = 0; i < vectors.length; i++) {
      double off = vectors[i] - mean[i % length];
      deviation[i % length] += off * off / rows;
    }
    for (int i = 0; i < length; i++) {
      deviation[i] = Math.sqrt(deviation[i]);
    }
    return scaled(mean, deviation, vectors);
  }

  /** Other rows by the mean and deviation of these. */
  public DesignRows others(float[] vectors) {
    return scaled(mean, deviation, vectors);
  }

  private static DesignRows scaled(double[] mean, double[] deviation, float[] vectors) {
    int length = mean.length;
    int rows = length == 0 ? 0 : vectors.length / length;
    double[] values = new double[rows * (length + 1)];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < length; i++) {
        double off = vectors[row * length + i] - mean[i];
        values[row * (length + 1) + i] = deviation[i] > 0 ? off / deviation[i] : 0;
      }
      values[row * (length + 1) + length] = 1;
    }
    return new DesignRows(mean, deviation, values);
  }

  /** The number of columns, that of ones included. */
  int columns() {
    return mean.length + 1;
  }

  /** The number of rows. */
  public int rows() {
    return values.length / columns();
  }

  /** The sum of a row's values, each times a weight. */
  double dot(int row, double[] weights) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += values[row * weights.length + i] * weights[i];
    }
    return sum;
  }

  /** Adds a row, times a factor. */
  void addTo(double[] sum, int row, double factor) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * values[row * sum.length + i];
    }
  }

  /** {@code XᵀX} of every n-th row from one on. */
  RealMatrix gram(int from, int step) {
    double[][] gram = new double[columns()][columns()];
    for (int row = from; row < rows(); row += step) {
      for (int a = 0; a < columns(); a++) {
        addTo(gram[a], row, values[row * columns() + a]);
      }
    }
    return new Array2DRowRealMatrix(gram, false);
  }

  /** The matrix with a penalty on the diagonal, but for the column of ones. */
  static RealMatrix penalised(RealMatrix gram, double penalty) {
    RealMatrix sum = gram.copy();
    int last = sum.getColumnDimension() - 1;
    for (int i = 0; i < last; i++) {
      // Constant columns are zeros, and a penalty of nothing would leave them without a solution.
      sum.addToEntry(i, i, Math.max(penalty, 1e-9));
    }
    return sum;
  }
}
