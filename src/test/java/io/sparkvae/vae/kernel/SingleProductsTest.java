package io.sparkvae.vae.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.vae.kernel.SingleProducts.Form;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleProductsTest {

  private static final int M = 7;
  private static final int N = 5;
  private static final int K = 33;

  private final SplittableRandom random = new SplittableRandom(1);

  @ParameterizedTest
  @CsvSource({"false, false, 0", "true, false, 1", "false, true, 0", "true, true, 1"})
  void bothLibrariesMultiplyAlike(boolean leftTransposed, boolean rightTransposed, float keep) {
    Form form =
        new Form(
            leftTransposed,
            rightTransposed,
            M,
            N,
            K,
            leftTransposed ? M : K,
            rightTransposed ? K : N);
    FloatPointer a = drawn(M * K);
    FloatPointer b = drawn(K * N);
    FloatPointer one = drawn(M * N);
    FloatPointer other = copy(one);

    new SingleProducts.OneDnnProducts().multiply(form, a, b, keep, one);
    new SingleProducts.OpenBlas().multiply(form, a, b, keep, other);

    for (int i = 0; i < M * N; i++) {
      assertThat(one.get(i)).isCloseTo(other.get(i), within(1e-5f));
    }
  }

  @Test
  void aFormThatCannotBeIsRefused() {
    Form thin = new Form(false, false, M, N, K, K - 1, N);

    assertThatThrownBy(
            () ->
                new SingleProducts.OneDnnProducts()
                    .multiply(thin, drawn(M * K), drawn(K * N), 0, drawn(M * N)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("oneDNN refuses Form[");
  }

  private FloatPointer drawn(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return new FloatPointer(values);
  }

  private static FloatPointer copy(FloatPointer values) {
    float[] held = new float[M * N];
    values.get(held);
    return new FloatPointer(held);
  }
}
