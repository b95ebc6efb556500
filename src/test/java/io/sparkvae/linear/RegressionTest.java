package io.sparkvae.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RegressionTest {

  private static final int ROWS = 400;

  @Test
  void ridgeFindsALinearRelation() {
    float[] vectors = vectors(1, 3);
    double[] target = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      target[row] = 7 + 2 * vectors[row * 3] - 0.5 * vectors[row * 3 + 2];
    }
    DesignRows x = DesignRows.of(vectors, 3);

    RidgeRegression learned = RidgeRegression.fit(x, new double[][] {target});

    float[] others = {10, 3, 1, -4, 0, 2};
    assertThat(learned.predict(x.others(others), 0)[0]).isCloseTo(26.5, within(1e-3));
    assertThat(learned.predict(x.others(others), 0)[1]).isCloseTo(-2, within(1e-3));
  }

  /**
   * A target of pure noise: the strongest penalty leaves the least, and the mean is what is left.
   */
  @Test
  void ridgeIsStrongWhereThereIsNothingToLearn() {
    float[] vectors = vectors(2, 60);
    double[] target = new SplittableRandom(9).doubles(ROWS, -1, 1).toArray();
    DesignRows x = DesignRows.of(vectors, 60);

    double[] predicted = RidgeRegression.fit(x, new double[][] {target}).predict(x, 0);

    double mean = Arrays.stream(target).average().orElseThrow();
    double spread = Arrays.stream(predicted).map(p -> (p - mean) * (p - mean)).sum() / ROWS;
    assertThat(Arrays.stream(predicted).average().orElseThrow()).isCloseTo(mean, within(1e-9));
    assertThat(spread).isLessThan(0.02);
  }

  @Test
  void eachTargetHasWeightsOfItsOwn() {
    float[] vectors = vectors(3, 2);
    double[][] targets = new double[2][ROWS];
    for (int row = 0; row < ROWS; row++) {
      targets[0][row] = vectors[row * 2];
      targets[1][row] = -vectors[row * 2 + 1];
    }
    DesignRows x = DesignRows.of(vectors, 2);

    RidgeRegression learned = RidgeRegression.fit(x, targets);

    assertThat(learned.predict(x.others(new float[] {0.25f, 0.5f}), 0)[0])
        .isCloseTo(0.25, within(1e-4));
    assertThat(learned.predict(x.others(new float[] {0.25f, 0.5f}), 1)[0])
        .isCloseTo(-0.5, within(1e-4));
  }

  @Test
  void aConstantColumnHarmsNothing() {
    float[] vectors = new float[ROWS * 2];
    double[] target = new double[ROWS];
    int[] classes = new int[ROWS];
    for (int row = 0; row < ROWS; row++) {
      vectors[row * 2] = 5;
      vectors[row * 2 + 1] = row;
      target[row] = row;
      classes[row] = row < ROWS / 2 ? 0 : 1;
    }
    DesignRows x = DesignRows.of(vectors, 2);

    assertThat(RidgeRegression.fit(x, new double[][] {target}).predict(x, 0)[100])
        .isCloseTo(100, within(0.1));
    assertThat(LogisticRegression.fit(x, classes, 2).predict(x)[ROWS - 1]).isEqualTo(1);
  }

  @Test
  void logisticSeparatesClassesThatLieApart() {
    float[] vectors = vectors(4, 2);
    int[] classes = new int[ROWS];
    float[][] centres = {{0, 4}, {4, 0}, {-4, -4}};
    for (int row = 0; row < ROWS; row++) {
      classes[row] = row % 3;
      vectors[row * 2] += centres[row % 3][0];
      vectors[row * 2 + 1] += centres[row % 3][1];
    }
    DesignRows x = DesignRows.of(vectors, 2);

    assertThat(LogisticRegression.fit(x, classes, 3).predict(x)).containsExactly(classes);
  }

  /**
   * Two classes of one column with no penalty to speak of: the log odds are those of the two normal
   * distributions that rows are drawn from, 2·x.
   */
  @Test
  void logisticPutsTheBorderWhereBothAreAsLikely() {
    int rows = 20_000;
    SplittableRandom random = new SplittableRandom(5);
    float[] vectors = new float[rows];
    int[] classes = new int[rows];
    for (int row = 0; row < rows; row++) {
      classes[row] = row % 2;
      double sum = -6;
      for (int i = 0; i < 12; i++) {
        sum += random.nextDouble();
      }
      vectors[row] = (float) (sum + (row % 2 == 0 ? 1.5 : 3.5));
    }
    DesignRows x = DesignRows.of(vectors, 1);

    LogisticRegression learned = LogisticRegression.fit(x, classes, 2);

    assertThat(learned.predict(x.others(new float[] {2.4f, 2.6f}))).containsExactly(0, 1);
  }

  private static float[] vectors(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] vectors = new float[ROWS * length];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = (float) random.nextDouble(-1, 1);
    }
    return vectors;
  }
}
