package io.sparkvae.benchmark;

import java.util.List;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Seconds of a round = a + b·K·P + c·n + d·n·P + e·s·P, where P are parameters, K replicas, n the
 * images and s the optimiser steps that one core takes. a is what Spark takes, b the way of a state
 * to the replicas and into the mean, c what an image costs whatever the network, d its arithmetic,
 * e the optimiser's.
 */
final class CostModel {

  private final double[] coefficients;

  private CostModel(double[] coefficients) {
    this.coefficients = coefficients;
  }

  /** Least squares of relative errors, so that short rounds weigh as much as long ones. */
  static CostModel fit(List<Round> rounds) {
    double[] ones = new double[rounds.size()];
    double[][] terms = new double[rounds.size()][];
    for (int i = 0; i < ones.length; i++) {
      double seconds = rounds.get(i).seconds();
      ones[i] = 1;
      terms[i] = terms(rounds.get(i));
      for (int j = 0; j < terms[i].length; j++) {
        terms[i][j] /= seconds;
      }
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.setNoIntercept(true);
    regression.newSampleData(ones, terms);
    return new CostModel(regression.estimateRegressionParameters());
  }

  /** What the model says of such a round. */
  double seconds(Round round) {
    double[] terms = terms(round);
    double sum = 0;
    for (int i = 0; i < terms.length; i++) {
      sum += coefficients[i] * terms[i];
    }
    return sum;
  }

  void print() {
    Figures.print("a  a round                         %9.3f ms", 1e3 * coefficients[0]);
    Figures.print("b  a replica and 10^6 parameters   %9.3f ms", 1e3 * coefficients[1]);
    Figures.print("c  an image                        %9.3f µs", 1e6 * coefficients[2]);
    Figures.print("d  an image and 10^6 parameters    %9.3f µs", 1e6 * coefficients[3]);
    Figures.print("e  a step and 10^6 parameters      %9.3f ms", 1e3 * coefficients[4]);
  }

  private static double[] terms(Round round) {
    double millions = round.parameters() / 1e6;
    return new double[] {
      1,
      round.replicas() * millions,
      round.images(),
      round.images() * millions,
      round.steps() * millions
    };
  }
}
