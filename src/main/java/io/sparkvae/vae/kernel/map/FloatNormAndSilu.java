package io.sparkvae.vae.kernel.map;

import io.sparkvae.vae.kernel.NativeCopies;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link NormAndSilu} in single precision: of each image one pass for its sums and one for its
 * result, while the image is in the cache. Loops run over pieces whose arrays share one index,
 * which the JIT compiler turns into vector instructions.
 */
final class FloatNormAndSilu implements NormAndSilu {

  private final GroupShape shape;
  private final ChannelPieces pieces;
  private final GroupStatistics statistics;
  private final SlopeSums slopeSums;
  private final float[] values;
  private final float[] slopes;
  private final float[] sigmoids;
  private final float[] first;
  private final float[] second;
  private final float[] third;
  private final float[] gains;
  private final float[] shifts;

  FloatNormAndSilu(GroupShape shape) {
    this.shape = shape;
    this.pieces = new ChannelPieces(shape);
    this.statistics = new GroupStatistics(shape);
    this.slopeSums = new SlopeSums(shape, statistics);
    this.values = pieces.array();
    this.slopes = pieces.array();
    this.sigmoids = pieces.array();
    this.first = pieces.array();
    this.second = pieces.array();
    this.third = pieces.array();
    this.gains = new float[shape.channels()];
    this.shifts = new float[shape.channels()];
  }

  private interface Piece {
    void on(long at, int n);
  }

  private void forPieces(int image, Piece work) {
    long from = (long) image * shape.values();
    long end = from + shape.values();
    for (long at = from; at < end; at += pieces.length()) {
      work.on(at, (int) Math.min(pieces.length(), end - at));
    }
  }

  @Override
  public void forward(INDArray maps, Affine parameters, INDArray result) {
    read(parameters);
    Pointer source = NativeCopies.pointer(maps);
    Pointer target = NativeCopies.pointer(result);
    int images = images(maps);
    statistics.images(images);
    for (int image = 0; image < images; image++) {
      sum(image, source);
      normalisation(image);
      forPieces(
          image,
          (at, n) -> {
            NativeCopies.read(source, at, values, n);
            normalise(n);
            Sigmoid.of(values, sigmoids, n);
            for (int i = 0; i < n; i++) {
              values[i] *= sigmoids[i];
            }
            NativeCopies.write(values, n, target, at);
          });
    }
  }

  private void read(Affine parameters) {
    ((FloatPointer) NativeCopies.pointer(parameters.gain())).get(gains);
    ((FloatPointer) NativeCopies.pointer(parameters.shift())).get(shifts);
  }

  private int images(INDArray maps) {
    return Math.toIntExact(maps.length() / shape.values());
  }

  private void sum(int image, Pointer source) {
    Arrays.fill(first, 0);
    Arrays.fill(second, 0);
    forPieces(
        image,
        (at, n) -> {
          NativeCopies.read(source, at, values, n);
          for (int i = 0; i < n; i++) {
            first[i] += values[i];
            second[i] += values[i] * values[i];
          }
        });
    pieces.fold(first);
    pieces.fold(second);
    statistics.set(image, first, second);
  }

  /** Leaves factor and addend of each value in {@link #first} and {@link #second}. */
  private void normalisation(int image) {
    int members = shape.members();
    for (int g = 0; g < shape.groups(); g++) {
      float scale = (float) statistics.scale(image, g);
      float offset = (float) (statistics.mean(image, g) * statistics.scale(image, g));
      for (int c = g * members; c < (g + 1) * members; c++) {
        first[c] = gains[c] * scale;
        second[c] = shifts[c] - gains[c] * offset;
      }
    }
    pieces.spread(first);
    pieces.spread(second);
  }

  private void normalise(int n) {
    for (int i = 0; i < n; i++) {
      values[i] = values[i] * first[i] + second[i];
    }
  }

  @Override
  public void backward(INDArray maps, Affine parameters, Slopes gradients) {
    read(parameters);
    Pointer source = NativeCopies.pointer(maps);
    Pointer target = NativeCopies.pointer(gradients.result());
    INDArray bypass = gradients.bypass();
    Pointer added = bypass == null ? null : NativeCopies.pointer(bypass);
    slopeSums.clear();
    for (int image = 0; image < images(maps); image++) {
      normalisation(image);
      throughSilu(image, source, target);
      slopeSums.take(image, gains);
      slopeSums.slope(image, gains, first, second, third);
      pieces.spread(first);
      pieces.spread(second);
      pieces.spread(third);
      throughNorm(image, source, target, added);
    }
    slopeSums.write(gradients.parameters());
  }

  /** Leaves the gradients of SiLU's arguments in the target. */
  private void throughSilu(int image, Pointer source, Pointer target) {
    float[] sums = slopeSums.sums();
    float[] products = slopeSums.products();
    forPieces(
        image,
        (at, n) -> {
          NativeCopies.read(source, at, values, n);
          NativeCopies.read(target, at, slopes, n);
          System.arraycopy(values, 0, third, 0, n);
          normalise(n);
          Sigmoid.of(values, sigmoids, n);
          for (int i = 0; i < n; i++) {
            slopes[i] *= sigmoids[i] * (1 + values[i] * (1 - sigmoids[i]));
            sums[i] += slopes[i];
            products[i] += slopes[i] * third[i];
          }
          NativeCopies.write(slopes, n, target, at);
        });
    pieces.fold(sums);
    pieces.fold(products);
  }

  private void throughNorm(int image, Pointer source, Pointer target, @Nullable Pointer added) {
    forPieces(
        image,
        (at, n) -> {
          NativeCopies.read(source, at, values, n);
          NativeCopies.read(target, at, slopes, n);
          for (int i = 0; i < n; i++) {
            slopes[i] = slopes[i] * first[i] + values[i] * second[i] + third[i];
          }
          if (added != null) {
            NativeCopies.read(added, at, values, n);
            for (int i = 0; i < n; i++) {
              slopes[i] += values[i];
            }
          }
          NativeCopies.write(slopes, n, target, at);
        });
  }
}
