package io.sparkvae.training;

import static io.sparkvae.training.WeightedMeanTest.assertSameBits;
import static io.sparkvae.training.WeightedMeanTest.single;
import static io.sparkvae.training.WeightedMeanTest.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SparkLocal;
import io.sparkvae.vae.ElboSum;
import io.sparkvae.vae.TrainingState;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SparkLocal.class)
class AveragingTreeIT {

  @ParameterizedTest
  @CsvSource({"6, 2, 6", "9, 2, 2", "27, 3, 4"})
  void executorsAverageTheSameTreeAsTheDriver(
      int replicas, int depth, int tasks, JavaSparkContext spark) {
    List<Integer> sizes = AveragingTree.groupSizes(replicas, depth);
    List<RoundShare> leaves = new ArrayList<>();
    for (int replica = 0; replica < replicas; replica++) {
      leaves.add(share(replica));
    }
    JavaRDD<RoundShare> distributed = spark.parallelize(leaves, tasks);
    List<RoundShare> fromExecutors =
        AveragingTree.onExecutors(distributed, replicas, sizes).collect();
    List<RoundShare> onDriver = AveragingTree.onDriver(leaves, sizes);

    assertThat(fromExecutors).hasSameSizeAs(onDriver).hasSizeLessThan(replicas);
    assertThat(replicas(fromExecutors)).isEqualTo(replicas(onDriver));
    assertSameBits(mean(fromExecutors), mean(onDriver));
  }

  private static RoundShare share(int replica) {
    return new RoundShare(
        replica,
        List.of(new ReplicaReport(replica, ElboSum.ZERO, 0, "", 0)),
        List.of(single(replica, state(replica, 1), 100 + 13 * replica)));
  }

  private static List<Integer> replicas(List<RoundShare> shares) {
    return shares.stream()
        .flatMap(share -> share.reports().stream())
        .map(ReplicaReport::replica)
        .toList();
  }

  private static TrainingState mean(List<RoundShare> shares) {
    return WeightedMeanTest.mean(
        shares.stream().flatMap(share -> share.summands().stream()).toList());
  }
}
