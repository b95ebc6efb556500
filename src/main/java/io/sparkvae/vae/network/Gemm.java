package io.sparkvae.vae.network;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Matrix products in row-major order, straight into the result. ND4J's own product computes in
 * column-major order and copies the result when it is row-major.
 */
final class Gemm {

  private Gemm() {}

  /** {@code c [m, n] = a [m, k] · b [k, n]}. */
  static void product(INDArray a, INDArray b, INDArray c) {
    multiply(new Operand(a, false), new Operand(b, false), c);
  }

  /** {@code c [m, n] = aᵀ · b} with {@code a [k, m]} and {@code b [k, n]}. */
  static void leftTransposed(INDArray a, INDArray b, INDArray c) {
    multiply(new Operand(a, true), new Operand(b, false), c);
  }

  /** {@code c [m, n] = a · bᵀ} with {@code a [m, k]} and {@code b [n, k]}. */
  static void rightTransposed(INDArray a, INDArray b, INDArray c) {
    multiply(new Operand(a, false), new Operand(b, true), c);
  }

  /** {@code c [m, n] += aᵀ · b} with {@code a [k, m]} and {@code b [k, n]}. */
  static void addLeftTransposed(INDArray a, INDArray b, INDArray c) {
    multiply(new Operand(a, true), new Operand(b, false), 1, c);
  }

  private static void multiply(Operand a, Operand b, INDArray c) {
    multiply(a, b, 0, c);
  }

  private static void multiply(Operand a, Operand b, int keep, INDArray c) {
    int m = rows(c);
    int n = columns(c);
    int k = a.transposed() ? rows(a.array()) : columns(a.array());
    int lda = columns(a.array());
    int ldb = columns(b.array());
    if (c.dataType() == DataType.FLOAT) {
      cblas_sgemm(
          CblasRowMajor,
          a.flag(),
          b.flag(),
          m,
          n,
          k,
          1f,
          floats(a.array()),
          lda,
          floats(b.array()),
          ldb,
          keep,
          floats(c),
          n);
    } else {
      cblas_dgemm(
          CblasRowMajor,
          a.flag(),
          b.flag(),
          m,
          n,
          k,
          1,
          doubles(a.array()),
          lda,
          doubles(b.array()),
          ldb,
          keep,
          doubles(c),
          n);
    }
  }

  private static int rows(INDArray matrix) {
    return Math.toIntExact(matrix.size(0));
  }

  private static int columns(INDArray matrix) {
    return Math.toIntExact(matrix.size(1));
  }

  private static FloatPointer floats(INDArray array) {
    return (FloatPointer) array.data().addressPointer();
  }

  private static DoublePointer doubles(INDArray array) {
    return (DoublePointer) array.data().addressPointer();
  }

  private record Operand(INDArray array, boolean transposed) {
    int flag() {
      return transposed ? CblasTrans : CblasNoTrans;
    }
  }
}
