package io.sparkvae.vae.kernel;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import io.sparkvae.vae.kernel.onednn.OneDnn;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;

/** The library behind single-precision matrix products in row-major order. */
public sealed interface SingleProducts {

  /**
   * What is multiplied: {@code c [m, n] = op(a) · op(b)}, where op transposes or not.
   *
   * @param k the side that op(a) and op(b) share
   * @param lda columns of {@code a} as it lies in memory
   * @param ldb columns of {@code b} as it lies in memory
   */
  record Form(
      boolean leftTransposed, boolean rightTransposed, int m, int n, int k, int lda, int ldb) {}

  /**
   * Computes {@code c = op(a) · op(b) + keep · c}.
   *
   * @param keep 0 or 1
   */
  void multiply(Form form, FloatPointer a, FloatPointer b, float keep, FloatPointer c);

  /** The library's name, for the log. */
  String library();

  /**
   * oneDNN where it has binaries: with AVX2 its products take from half (minibatches of 32) to nine
   * tenths (of 128) of the time of OpenBLAS's.
   */
  static SingleProducts fastest() {
    return OneDnn.isAvailable() ? new OneDnnProducts() : new OpenBlas();
  }

  /** oneDNN's, generated for the processor that runs them. */
  record OneDnnProducts() implements SingleProducts {

    @Override
    public void multiply(Form form, FloatPointer a, FloatPointer b, float keep, FloatPointer c) {
      int status =
          dnnl.dnnl_sgemm(
              (byte) (form.leftTransposed() ? 'T' : 'N'),
              (byte) (form.rightTransposed() ? 'T' : 'N'),
              form.m(),
              form.n(),
              form.k(),
              1f,
              a,
              form.lda(),
              b,
              form.ldb(),
              keep,
              c,
              form.n());
      if (status != dnnl.dnnl_success) {
        throw new IllegalArgumentException("oneDNN refuses %s: status %d".formatted(form, status));
      }
    }

    @Override
    public String library() {
      return "oneDNN";
    }
  }

  /** OpenBLAS's, tuned for families of processors. */
  record OpenBlas() implements SingleProducts {

    @Override
    public void multiply(Form form, FloatPointer a, FloatPointer b, float keep, FloatPointer c) {
      cblas_sgemm(
          CblasRowMajor,
          form.leftTransposed() ? CblasTrans : CblasNoTrans,
          form.rightTransposed() ? CblasTrans : CblasNoTrans,
          form.m(),
          form.n(),
          form.k(),
          1f,
          a,
          form.lda(),
          b,
          form.ldb(),
          keep,
          c,
          form.n());
    }

    @Override
    public String library() {
      return "OpenBLAS";
    }
  }
}
