package io.sparkvae.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ArrayCacheTest {

  @Test
  void asManyRowsGiveTheSameArray() {
    ArrayCache arrays = new ArrayCache();

    INDArray first = arrays.of(DataType.FLOAT, 3, 2);
    INDArray other = arrays.of(DataType.FLOAT, 4, 2);

    assertThat(other).isNotSameAs(first);
    assertThat(arrays.of(DataType.FLOAT, 3, 2)).isSameAs(first);
  }

  @Test
  void theFifthSizeTakesTheMemoryOfTheOneThatWasNotAskedForLongest() {
    ArrayCache arrays = new ArrayCache();
    INDArray one = arrays.of(DataType.FLOAT, 1, 2);
    INDArray two = arrays.of(DataType.FLOAT, 2, 2);
    arrays.of(DataType.FLOAT, 3, 2);
    arrays.of(DataType.FLOAT, 4, 2);
    arrays.of(DataType.FLOAT, 1, 2);

    arrays.of(DataType.FLOAT, 5, 2);

    assertThat(one.wasClosed()).isFalse();
    assertThat(two.wasClosed()).isTrue();
  }
}
