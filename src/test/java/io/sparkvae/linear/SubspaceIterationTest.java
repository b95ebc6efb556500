package io.sparkvae.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.linear.SubspaceIteration.Eigenpairs;
import io.sparkvae.linear.SubspaceIteration.SymmetricMatrix;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.junit.jupiter.api.Test;

class SubspaceIterationTest {

  private static final int SIDE = 40;
  private static final int WANTED = 4;

  @Test
  void agreesWithTheFullDecomposition() {
    double[][] covariance = covariance(200);
    EigenDecomposition full = new EigenDecomposition(new Array2DRowRealMatrix(covariance));

    Eigenpairs pairs = new SubspaceIteration(new Explicit(covariance), WANTED).run(1);

    for (int v = 0; v < WANTED; v++) {
      assertThat(pairs.values()[v]).isCloseTo(full.getRealEigenvalues()[v], within(1e-6));
      double cosine = 0;
      for (int i = 0; i < SIDE; i++) {
        cosine += pairs.vectors()[i * WANTED + v] * full.getEigenvector(v).getEntry(i);
      }
      assertThat(Math.abs(cosine)).isCloseTo(1, within(1e-4));
    }
  }

  @Test
  void fewerImagesThanComponentsAreFewerPairs() {
    Eigenpairs pairs = new SubspaceIteration(new Explicit(covariance(3)), WANTED).run(1);

    assertThat(pairs.values()).hasSize(3);
    assertThat(pairs.values()[2]).isGreaterThan(0.01);
    assertThat(pairs.vectors()).hasSize(3 * SIDE).doesNotContain(Double.NaN);
  }

  @Test
  void aMatrixOfZerosHasNoVariance() {
    Eigenpairs pairs = new SubspaceIteration(new Explicit(new double[SIDE][SIDE]), WANTED).run(1);

    assertThat(pairs.values()).containsOnly(0.0);
  }

  @Test
  void withinASpanThePairsAreThoseOfTheMatrixThere() {
    double[][] covariance = covariance(200);
    double[] firstTwo = new double[2 * SIDE];
    firstTwo[0] = 3;
    firstTwo[1] = 3;
    firstTwo[2 + 1] = 0.5;

    Eigenpairs pairs = new SubspaceIteration(new Explicit(covariance), 2).within(firstTwo, 2);

    double a = covariance[0][0];
    double b = covariance[0][1];
    double d = covariance[1][1];
    double root = Math.sqrt((a - d) * (a - d) / 4 + b * b);
    assertThat(pairs.values()[0]).isCloseTo((a + d) / 2 + root, within(1e-10));
    assertThat(pairs.values()[1]).isCloseTo((a + d) / 2 - root, within(1e-10));
  }

  private static double[][] covariance(int images) {
    SplittableRandom random = new SplittableRandom(8);
    double[][] sum = new double[SIDE][SIDE];
    for (int image = 0; image < images; image++) {
      double[] row = new double[SIDE];
      for (int i = 0; i < SIDE; i++) {
        row[i] = (random.nextDouble() - 0.5) * 6 / (1 + i);
      }
      for (int a = 0; a < SIDE; a++) {
        for (int b = 0; b < SIDE; b++) {
          sum[a][b] += row[a] * row[b] / images;
        }
      }
    }
    return sum;
  }

  private static final class Explicit implements SymmetricMatrix {
    private final double[][] values;

    Explicit(double[][] values) {
      this.values = values;
    }

    @Override
    public int side() {
      return values.length;
    }

    @Override
    public double[] times(double[] tall, int columns) {
      double[] product = new double[tall.length];
      for (int row = 0; row < values.length; row++) {
        for (int inner = 0; inner < values.length; inner++) {
          for (int c = 0; c < columns; c++) {
            product[row * columns + c] += values[row][inner] * tall[inner * columns + c];
          }
        }
      }
      return product;
    }
  }
}
