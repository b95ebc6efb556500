package io.sparkvae.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.SparkLocal;
import io.sparkvae.cluster.OrderedBlocks;
import io.sparkvae.corpus.ImageBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against eigenvectors of the whole covariance and the multivariate normal of commons-math. */
@ExtendWith(SparkLocal.class)
final class ProbabilisticPcaIT {

  private static final int VALUES = 12;

  /** More images than values, so that products with the covariance are made on executors. */
  private static final int MANY = 300;

  @Test
  void likelihoodIsThatOfTheGaussianItDescribes(JavaSparkContext sc) {
    byte[] levels = levels(MANY, VALUES);
    ProbabilisticPca model = fit(sc, levels, VALUES, 3);
    RealMatrix covariance = MatrixUtils.createRealIdentityMatrix(VALUES);
    covariance = covariance.scalarMultiply(model.noiseVariance());
    for (int k = 0; k < 3; k++) {
      double[] column = new double[VALUES];
      for (int i = 0; i < VALUES; i++) {
        column[i] = Math.sqrt(model.variance(k) - model.noiseVariance()) * model.axes()[i * 3 + k];
      }
      RealMatrix w = MatrixUtils.createColumnRealMatrix(column);
      covariance = covariance.add(w.multiply(w.transpose()));
    }
    MultivariateNormalDistribution normal =
        new MultivariateNormalDistribution(doubles(model.mean()), covariance.getData());

    float[] rows = pixels(levels);
    double[] nats = model.negativeLogLikelihood(rows);

    for (int image = 0; image < MANY; image++) {
      double[] row = doubles(Arrays.copyOfRange(rows, image * VALUES, (image + 1) * VALUES));
      assertThat(nats[image]).isCloseTo(-Math.log(normal.density(row)), within(1e-3));
    }
  }

  @Test
  void variancesAreTheEigenvaluesAndTheNoiseIsTheMeanOfTheRest(JavaSparkContext sc) {
    byte[] levels = levels(MANY, VALUES);
    double[] eigenvalues = eigenvalues(levels, VALUES);

    ProbabilisticPca model = fit(sc, levels, VALUES, 3);

    for (int k = 0; k < 3; k++) {
      assertThat(model.variance(k)).isCloseTo(eigenvalues[k], within(1e-6 * eigenvalues[0]));
    }
    double rest = Arrays.stream(eigenvalues).skip(3).average().orElseThrow();
    assertThat(model.noiseVariance()).isCloseTo(rest, within(1e-5 * rest));
  }

  @Test
  void fewImagesOfManyValuesAreMultipliedWithEachOther(JavaSparkContext sc) {
    int values = 500;
    byte[] levels = levels(40, values);
    double[] eigenvalues = eigenvalues(levels, values);

    ProbabilisticPca model = fit(sc, levels, values, 5);

    for (int k = 0; k < 5; k++) {
      assertThat(model.variance(k)).isCloseTo(eigenvalues[k], within(1e-5 * eigenvalues[0]));
      for (int other = 0; other <= k; other++) {
        double product = 0;
        for (int i = 0; i < values; i++) {
          product += (double) model.axes()[i * 5 + k] * model.axes()[i * 5 + other];
        }
        assertThat(product).isCloseTo(k == other ? 1 : 0, within(1e-6));
      }
    }
    double rest = Arrays.stream(eigenvalues).skip(5).sum() / (values - 5);
    assertThat(model.noiseVariance()).isCloseTo(rest, within(1e-4 * rest));
  }

  @Test
  void imagesOfTwoColoursHaveOneComponentAndTheNoiseOfRounding(JavaSparkContext sc) {
    byte[] levels = new byte[600 * VALUES];
    Arrays.fill(levels, 0, 200 * VALUES, (byte) 200);
    Arrays.fill(levels, 200 * VALUES, levels.length, (byte) 10);

    ProbabilisticPca model = fit(sc, levels, VALUES, 4);

    assertThat(model.components()).isEqualTo(1);
    assertThat(model.variance(0))
        .isCloseTo(VALUES * 2 / 9.0 * Math.pow(190 / 255.0, 2), within(1e-5));
    assertThat(model.noiseVariance()).isEqualTo(1 / (12 * 255.0 * 255.0));
    assertThat(Arrays.stream(model.projectionErrors(pixels(levels))).max().orElseThrow())
        .isLessThan(1e-9);
  }

  @Test
  void aConstantImageHasNoComponentAndAFiniteLikelihood(JavaSparkContext sc) {
    byte[] levels = new byte[20 * VALUES];
    Arrays.fill(levels, (byte) 77);

    ProbabilisticPca model = fit(sc, levels, VALUES, 4);

    assertThat(model.components()).isZero();
    double nats = VALUES / 2.0 * Math.log(2 * Math.PI * model.noiseVariance());
    assertThat(model.negativeLogLikelihood(pixels(levels))).hasSize(20);
    assertThat(model.negativeLogLikelihood(pixels(levels))[7]).isCloseTo(nats, within(1e-3));
  }

  @Test
  void fewerImagesThanComponentsAreFewerComponents(JavaSparkContext sc) {
    ProbabilisticPca model = fit(sc, levels(5, 300), 300, 16);

    assertThat(model.components()).isEqualTo(4);
    assertThat(model.axes()).hasSize(4 * 300).doesNotContain(Float.NaN);
  }

  /** Correlated levels: three sources and noise of one's own. */
  private static byte[] levels(int images, int values) {
    SplittableRandom random = new SplittableRandom(images);
    byte[] levels = new byte[images * values];
    for (int image = 0; image < images; image++) {
      double[] sources = random.doubles(3, -1, 1).toArray();
      for (int i = 0; i < values; i++) {
        double level = 120 + 60 * sources[i % 3] + 30 * sources[i / 3 % 3] + i % 7;
        levels[image * values + i] = (byte) (level + random.nextDouble() * 20);
      }
    }
    return levels;
  }

  private static ProbabilisticPca fit(
      JavaSparkContext sc, byte[] levels, int values, int components) {
    List<ImageBlock> blocks = new ArrayList<>();
    int images = levels.length / values;
    for (int from = 0; from < images; from += 70) {
      int to = Math.min(images, from + 70);
      blocks.add(new ImageBlock(to - from, Arrays.copyOfRange(levels, from * values, to * values)));
    }
    blocks.add(new ImageBlock(0, new byte[0]));
    return ProbabilisticPca.fit(
        sc,
        new OrderedBlocks(sc),
        sc.parallelize(blocks, blocks.size()),
        images,
        components,
        values,
        "a test");
  }

  private static double[] eigenvalues(byte[] levels, int values) {
    int images = levels.length / values;
    double[][] rows = new double[images][];
    float[] pixels = pixels(levels);
    for (int image = 0; image < images; image++) {
      rows[image] = doubles(Arrays.copyOfRange(pixels, image * values, (image + 1) * values));
    }
    RealMatrix covariance = new Covariance(rows, false).getCovarianceMatrix();
    return new EigenDecomposition(covariance).getRealEigenvalues();
  }

  private static float[] pixels(byte[] levels) {
    return PixelValues.of(new ImageBlock(1, levels));
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}
