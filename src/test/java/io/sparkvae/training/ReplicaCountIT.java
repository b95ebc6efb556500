package io.sparkvae.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SparkLocal;
import java.util.OptionalInt;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkLocal.class)
class ReplicaCountIT {

  @Test
  void numberThatIsSetIsTaken(JavaSparkContext sc) {
    assertThat(ReplicaCount.of(OptionalInt.of(7), sc)).isEqualTo(7);
  }

  @Test
  void autoIsOneForEachTaskThatRunsAtATime(JavaSparkContext sc) {
    assertThat(ReplicaCount.of(OptionalInt.empty(), sc)).isEqualTo(2);
    assertThat(ReplicaCount.of(OptionalInt.empty(), SparkLocal.context("local[3]"))).isEqualTo(3);
  }
}
