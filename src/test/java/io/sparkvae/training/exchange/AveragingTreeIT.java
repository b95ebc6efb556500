package io.sparkvae.training.exchange;

import static io.sparkvae.training.exchange.States.assertSameBits;
import static io.sparkvae.training.exchange.States.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SparkLocal;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.spec.ElboSum;
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
    List<RoundContribution> leaves = new ArrayList<>();
    for (int replica = 0; replica < replicas; replica++) {
      leaves.add(share(replica));
    }
    JavaRDD<RoundContribution> distributed = spark.parallelize(leaves, tasks);
    List<RoundContribution> fromExecutors =
        AveragingTree.onExecutors(distributed, replicas, sizes).collect();
    List<RoundContribution> onDriver = AveragingTree.onDriver(leaves, sizes);

    assertThat(fromExecutors).hasSameSizeAs(onDriver).hasSizeLessThan(replicas);
    assertThat(replicas(fromExecutors)).isEqualTo(replicas(onDriver));
    assertSameBits(mean(fromExecutors), mean(onDriver));
  }

  private static RoundContribution share(int replica) {
    return new RoundContribution(
        replica,
        List.of(new ReplicaReport(replica, ElboSum.ZERO, 0, "", 0)),
        List.of(WeightedState.of(state(replica, 1), 100 + 13 * replica)));
  }

  private static List<Integer> replicas(List<RoundContribution> shares) {
    return shares.stream()
        .flatMap(share -> share.reports().stream())
        .map(ReplicaReport::replica)
        .toList();
  }

  private static TrainingState mean(List<RoundContribution> shares) {
    return States.mean(shares.stream().flatMap(share -> share.states().stream()).toList());
  }
}
