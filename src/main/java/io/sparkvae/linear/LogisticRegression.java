package io.sparkvae.linear;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;

/**
 * Multinomial logistic regression with the penalty |w|²/2 on the weights of standardised columns.
 * Steps go by a fixed bound on the curvature, {@code XᵀX/2 + I} (Böhning 1992), with momentum that
 * begins again where the loss rises (O'Donoghue and Candès 2015).
 */
public final class LogisticRegression {

  private static final int MOST_STEPS = 500;

  /** Where the loss of a row falls by less than this, it ends. */
  private static final double TOLERANCE = 1e-7;

  private final double[][] weights;

  private LogisticRegression(double[][] weights) {
    this.weights = weights;
  }

  /**
   * Learns.
   *
   * @param classes one a row, from 0
   * @param count how many classes there may be
   */
  public static LogisticRegression fit(DesignRows x, int[] classes, int count) {
    DecompositionSolver solver =
        new CholeskyDecomposition(
                DesignRows.penalised(x.gram(0, 1).scalarMultiply(0.5), 1), 1e-6, 0)
            .getSolver();
    double[][] weights = new double[count][x.columns()];
    double[][] before = weights;
    double lossBefore = Double.POSITIVE_INFINITY;
    int momentum = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[][] at = ahead(weights, before, momentum / (momentum + 3.0));
      double[][] descent = new double[count][x.columns()];
      double loss = descent(x, classes, at, descent);
      if (loss > lossBefore && momentum > 0) {
        momentum = 0;
        lossBefore = Double.POSITIVE_INFINITY;
        before = weights;
        continue;
      }
      before = weights;
      weights = new double[count][];
      for (int c = 0; c < count; c++) {
        double[] move = solver.solve(new ArrayRealVector(descent[c], false)).toArray();
        weights[c] = new ArrayRealVector(at[c]).add(new ArrayRealVector(move)).toArray();
      }
      if (lossBefore - loss < TOLERANCE * x.rows() && lossBefore < Double.POSITIVE_INFINITY) {
        break;
      }
      lossBefore = loss;
      momentum++;
    }
    return new LogisticRegression(weights);
  }

  private static double[][] ahead(double[][] weights, double[][] before, double momentum) {
    double[][] at = new double[weights.length][weights[0].length];
    for (int c = 0; c < at.length; c++) {
      for (int i = 0; i < at[c].length; i++) {
        at[c][i] = weights[c][i] + momentum * (weights[c][i] - before[c][i]);
      }
    }
    return at;
  }

  /** The loss at some weights, in nats; adds up the negative of its gradient. */
  private static double descent(
      DesignRows x, int[] classes, double[][] weights, double[][] descent) {
    double loss = 0;
    double[] share = new double[weights.length];
    for (int row = 0; row < x.rows(); row++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < share.length; c++) {
        share[c] = x.dot(row, weights[c]);
        largest = Math.max(largest, share[c]);
      }
      double right = share[classes[row]];
      double sum = 0;
      for (int c = 0; c < share.length; c++) {
        share[c] = Math.exp(share[c] - largest);
        sum += share[c];
      }
      loss += largest + Math.log(sum) - right;
      for (int c = 0; c < share.length; c++) {
        x.addTo(descent[c], row, (c == classes[row] ? 1 : 0) - share[c] / sum);
      }
    }
    for (int c = 0; c < weights.length; c++) {
      // The last weight is that of the column of ones, which costs nothing.
      for (int i = 0; i + 1 < weights[c].length; i++) {
        loss += weights[c][i] * weights[c][i] / 2;
        descent[c][i] -= weights[c][i];
      }
    }
    return loss;
  }

  /** The likeliest class of each row. */
  public int[] predict(DesignRows x) {
    int[] predicted = new int[x.rows()];
    for (int row = 0; row < predicted.length; row++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < weights.length; c++) {
        double value = x.dot(row, weights[c]);
        if (value > largest) {
          largest = value;
          predicted[row] = c;
        }
      }
    }
    return predicted;
  }
}
