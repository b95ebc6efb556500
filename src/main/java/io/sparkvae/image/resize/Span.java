package io.sparkvae.image.resize;

/**
 * One axis of a resize: which range of the source becomes which samples of the target.
 *
 * @param start where the range begins, in source samples; may be fractional
 * @param length source samples; may be fractional
 * @param offset the first target sample that is filled
 * @param samples target samples that are filled
 */
public record Span(double start, double length, int offset, int samples) {

  /** The same range in a source of {@code factor} times the samples. */
  Span scaledBy(double factor) {
    return new Span(start * factor, length * factor, offset, samples);
  }

  /** The same range in a source decoded at 1/divisor of its size. */
  Span reducedBy(int divisor) {
    return new Span(start / divisor, length / divisor, offset, samples);
  }
}
