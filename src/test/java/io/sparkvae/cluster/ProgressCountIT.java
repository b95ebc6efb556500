package io.sparkvae.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SparkLocal;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkLocal.class)
class ProgressCountIT {

  private static final int ELEMENTS = 5;

  /** Where a task of this JVM waits for the test. */
  private static final class Gate {
    private static final CountDownLatch REACHED = new CountDownLatch(1);
    private static final CountDownLatch OPEN = new CountDownLatch(1);

    static Integer pass(Integer element) throws InterruptedException {
      if (element == 3) {
        REACHED.countDown();
        assertThat(OPEN.await(1, TimeUnit.MINUTES)).isTrue();
      }
      return element;
    }
  }

  @Test
  void countMovesWhileATaskOfTheSameJvmRuns(JavaSparkContext sc)
      throws InterruptedException, ExecutionException {
    ProgressCount count = ProgressCount.open(sc, "elements");
    JavaRDD<Integer> elements = sc.parallelize(List.of(1, 2, 3, 4, 5), 1);
    JavaFutureAction<List<Integer>> job =
        elements.mapPartitions(new CountEach<>(count)).map(Gate::pass).collectAsync();

    assertThat(Gate.REACHED.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(count.value()).isEqualTo(3);
    Gate.OPEN.countDown();

    assertThat(job.get()).containsExactly(1, 2, 3, 4, 5);
    assertThat(count.value()).isEqualTo(ELEMENTS);
  }

  @Test
  void aCountThatNobodyReadsAnyMoreStillCountsEndedTasks(JavaSparkContext sc) {
    ProgressCount count = ProgressCount.open(sc, "elements");
    count.close();

    sc.parallelize(List.of(1, 2, 3), 2).mapPartitions(new CountEach<>(count)).count();

    assertThat(count.value()).isEqualTo(3);
  }

  @Test
  void blocksAreCountedWhenTheirResultsAreThere(JavaSparkContext sc) {
    ProgressCount count = ProgressCount.open(sc, "blocks");
    JavaRDD<Integer> results = sc.parallelize(List.of(1, 2, 3), 3);

    assertThat(results.mapPartitions(new CountPartition<>(count)).collect())
        .containsExactly(1, 2, 3);
    assertThat(count.value()).isEqualTo(3);
  }

  @Test
  void resultsOfBlocksComeInOrder(JavaSparkContext sc) {
    List<Integer> numbers = List.of(9, 8, 7, 6, 5, 4, 3, 2, 1);
    StringBuilder seen = new StringBuilder();

    new OrderedBlocks(sc).forEach("Counting", sc.parallelize(numbers, 9), 1L << 30, seen::append);

    assertThat(seen).hasToString("987654321");
  }
}
