package io.sparkvae.linear;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Linear regression with a penalty on squared weights (Hoerl and Kennard 1970), of some targets
 * that share the penalty. Its strength is the one of a fixed row of strengths that leaves the
 * smallest squared error in 5-fold cross-validation, row i being in fold i mod 5.
 */
public final class RidgeRegression {

  /** Penalties for each row, on standardised columns. */
  private static final double[] STRENGTHS = {1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1};

  private static final int FOLDS = 5;

  private final double[][] weights;

  private RidgeRegression(double[][] weights) {
    this.weights = weights;
  }

  /**
   * Learns.
   *
   * @param targets for each target one number a row
   */
  public static RidgeRegression fit(DesignRows x, double[][] targets) {
    RealMatrix[] grams = new RealMatrix[FOLDS];
    double[][][] products = new double[FOLDS][][];
    for (int fold = 0; fold < FOLDS; fold++) {
      grams[fold] = x.gram(fold, FOLDS);
      products[fold] = products(x, targets, fold);
    }
    double best = STRENGTHS[0];
    double least = Double.POSITIVE_INFINITY;
    for (double strength : STRENGTHS) {
      double error = 0;
      for (int fold = 0; fold < FOLDS; fold++) {
        double[][] without = solution(grams, products, fold, strength * x.rows());
        error += squaredError(x, targets, without, fold);
      }
      if (error < least) {
        least = error;
        best = strength;
      }
    }
    return new RidgeRegression(solution(grams, products, FOLDS, best * x.rows()));
  }

  /** What a target is thought to be in each of these rows. */
  public double[] predict(DesignRows x, int target) {
    double[] predicted = new double[x.rows()];
    for (int row = 0; row < predicted.length; row++) {
      predicted[row] = x.dot(row, weights[target]);
    }
    return predicted;
  }

  private static double[][] products(DesignRows x, double[][] targets, int fold) {
    double[][] sums = new double[targets.length][x.columns()];
    for (int t = 0; t < targets.length; t++) {
      for (int row = fold; row < x.rows(); row += FOLDS) {
        x.addTo(sums[t], row, targets[t][row]);
      }
    }
    return sums;
  }

  /** The weights of each target from all folds but one. */
  private static double[][] solution(
      RealMatrix[] grams, double[][][] products, int without, double penalty) {
    RealMatrix gram = grams[0].createMatrix(grams[0].getRowDimension(), grams[0].getRowDimension());
    double[][] solution = new double[products[0].length][gram.getRowDimension()];
    for (int fold = 0; fold < FOLDS; fold++) {
      if (fold != without) {
        gram = gram.add(grams[fold]);
        for (int t = 0; t < solution.length; t++) {
          for (int i = 0; i < solution[t].length; i++) {
            solution[t][i] += products[fold][t][i];
          }
        }
      }
    }
    DecompositionSolver solver =
        new CholeskyDecomposition(DesignRows.penalised(gram, penalty), 1e-6, 0).getSolver();
    for (int t = 0; t < solution.length; t++) {
      solution[t] = solver.solve(new ArrayRealVector(solution[t], false)).toArray();
    }
    return solution;
  }

  private static double squaredError(
      DesignRows x, double[][] targets, double[][] weights, int fold) {
    double sum = 0;
    for (int t = 0; t < targets.length; t++) {
      for (int row = fold; row < x.rows(); row += FOLDS) {
        double difference = x.dot(row, weights[t]) - targets[t][row];
        sum += difference * difference;
      }
    }
    return sum;
  }
}
