package io.sparkvae.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.SparkLocal;
import io.sparkvae.corpus.ImageBlock;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkLocal.class)
class MeanImageIT {

  @Test
  void everyImageCountsOnceWhateverItsBlock(JavaSparkContext spark) {
    byte white = (byte) 255;
    List<ImageBlock> blocks =
        List.of(
            new ImageBlock(2, new byte[] {white, 0, 51, white, 0, 0}),
            new ImageBlock(0, new byte[0]),
            new ImageBlock(1, new byte[] {white, 0, 102}));
    assertThat(MeanImage.of(spark.parallelize(blocks, 3), 3)).containsExactly(1, 0, 0.2);
  }
}
