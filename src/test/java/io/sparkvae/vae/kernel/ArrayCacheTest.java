package io.sparkvae.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ArrayCacheTest {

  @Test
  void asManyRowsGiveTheSameArray() {
    ArrayCache arrays = new ArrayCache();

    INDArray first = arrays.of(DataType.FLOAT, 4, 2);
    INDArray other = arrays.of(DataType.FLOAT, 3, 2);

    assertThat(other).isNotSameAs(first);
    assertThat(other.shape()).containsExactly(3, 2);
    assertThat(arrays.of(DataType.FLOAT, 4, 2)).isSameAs(first);
    assertThat(arrays.of(DataType.FLOAT, 3, 2)).isSameAs(other);
  }

  @Test
  void fewerRowsLieInTheMemoryOfTheMost() {
    ArrayCache arrays = new ArrayCache();
    INDArray four = arrays.of(DataType.FLOAT, 4, 2);
    INDArray three = arrays.of(DataType.FLOAT, 3, 2);

    three.assign(7);

    assertThat(four.getDouble(2, 1)).isEqualTo(7);
    assertThat(DoubleArrays.read(three)).containsExactly(7, 7, 7, 7, 7, 7);
  }

  @Test
  void moreRowsThanEverGiveTheOldMemoryBack() {
    ArrayCache arrays = new ArrayCache();
    INDArray two = arrays.of(DataType.FLOAT, 2, 2);

    INDArray five = arrays.of(DataType.FLOAT, 5, 2);

    assertThat(two.wasClosed()).isTrue();
    assertThat(five.shape()).containsExactly(5, 2);
    assertThat(arrays.of(DataType.FLOAT, 2, 2).wasClosed()).isFalse();
  }

  @Test
  void aForgottenNumberOfRowsIsDescribedAgain() {
    ArrayCache arrays = new ArrayCache();
    INDArray nine = arrays.of(DataType.FLOAT, 9, 2);
    INDArray one = arrays.of(DataType.FLOAT, 1, 2);
    for (int rows = 2; rows < 9; rows++) {
      assertThat(arrays.of(DataType.FLOAT, rows, 2).size(0)).isEqualTo(rows);
    }

    INDArray again = arrays.of(DataType.FLOAT, 1, 2);

    assertThat(again).isNotSameAs(one);
    assertThat(again.data().address()).isEqualTo(nine.data().address());
    assertThat(arrays.of(DataType.FLOAT, 9, 2)).isSameAs(nine);
    assertThat(nine.wasClosed()).isFalse();
  }
}
