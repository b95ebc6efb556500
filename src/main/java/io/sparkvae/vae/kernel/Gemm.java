package io.sparkvae.vae.kernel;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Matrix products in row-major order, straight into the result. ND4J's own product computes in
 * column-major order and copies the result when it is row-major. An array of more dimensions counts
 * as the matrix that has the rest of them in every row.
 */
public final class Gemm {

  private static final SingleProducts SINGLE = SingleProducts.fastest();

  private Gemm() {}

  /** {@code c [m, n] = a [m, k] · b [k, n]}. */
  public static void product(INDArray a, INDArray b, INDArray c) {
    multiply(new Operand(a, false), new Operand(b, false), c);
  }

  /** {@code c [m, n] = aᵀ · b} with {@code a [k, m]} and {@code b [k, n]}. */
  public static void leftTransposed(INDArray a, INDArray b, INDArray c) {
    multiply(new Operand(a, true), new Operand(b, false), c);
  }

  /** {@code c [m, n] = a · bᵀ} with {@code a [m, k]} and {@code b [n, k]}. */
  public static void rightTransposed(INDArray a, INDArray b, INDArray c) {
    multiply(new Operand(a, false), new Operand(b, true), c);
  }

  /** Which library computes single-precision products, for the log. */
  public static String library() {
    return SINGLE.library();
  }

  /**
   * {@code c = op(a) · op(b) + keep · c} on values that begin at each pointer's position.
   *
   * @param keep 0 or 1
   */
  static void multiply(
      DataType type, SingleProducts.Form form, Pointer a, Pointer b, int keep, Pointer c) {
    if (type == DataType.FLOAT) {
      SINGLE.multiply(form, (FloatPointer) a, (FloatPointer) b, keep, (FloatPointer) c);
    } else {
      cblas_dgemm(
          CblasRowMajor,
          form.leftTransposed() ? CblasTrans : CblasNoTrans,
          form.rightTransposed() ? CblasTrans : CblasNoTrans,
          form.m(),
          form.n(),
          form.k(),
          1,
          (DoublePointer) a,
          form.lda(),
          (DoublePointer) b,
          form.ldb(),
          keep,
          (DoublePointer) c,
          form.n());
    }
  }

  private static void multiply(Operand a, Operand b, INDArray c) {
    int k = a.transposed() ? rows(a.array()) : columns(a.array());
    SingleProducts.Form form =
        new SingleProducts.Form(
            a.transposed(),
            b.transposed(),
            rows(c),
            columns(c),
            k,
            columns(a.array()),
            columns(b.array()));
    Pointer left = NativeCopies.pointer(a.array());
    multiply(c.dataType(), form, left, NativeCopies.pointer(b.array()), 0, NativeCopies.pointer(c));
  }

  private static int rows(INDArray matrix) {
    return Math.toIntExact(matrix.size(0));
  }

  private static int columns(INDArray matrix) {
    return Math.toIntExact(matrix.length() / matrix.size(0));
  }

  private record Operand(INDArray array, boolean transposed) {}
}
