package io.sparkvae.vae.kernel;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The sums of a matrix's columns as a product with a row of ones, which BLAS computes at the speed
 * of memory; ND4J's reduction is several times slower on tall matrices.
 */
public final class ColumnSums {

  private @Nullable INDArray ones;

  /** Writes the sums of {@code matrix [m, n]} into {@code sums [n]}. */
  public void write(INDArray matrix, INDArray sums) {
    long rows = matrix.size(0);
    INDArray enough = ones;
    if (enough == null || enough.size(1) < rows) {
      enough = UnscopedArrays.array(matrix.dataType(), 1, rows);
      enough.assign(1);
      ones = enough;
    }
    INDArray row = enough.get(NDArrayIndex.all(), NDArrayIndex.interval(0, rows));
    Gemm.product(row, matrix, sums.reshape('c', new long[] {1, sums.length()}));
  }
}
