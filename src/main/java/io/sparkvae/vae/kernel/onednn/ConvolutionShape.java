package io.sparkvae.vae.kernel.onednn;

/**
 * What a two-dimensional convolution maps: large maps {@code [B, height, width, channels]} to small
 * ones {@code [B, smallHeight, smallWidth, outputs]}, channels last, with weights {@code
 * [window·window·channels, outputs]}. With stride 1 both may be of one size.
 *
 * @param height of the large maps
 * @param width of the large maps
 * @param channels of the large maps
 * @param outputs channels of the small maps
 * @param window side of the square window
 * @param stride pixels from window to window
 * @param padding pixels of zeros around the large map
 */
public record ConvolutionShape(
    int height, int width, int channels, int outputs, int window, int stride, int padding) {

  public int smallHeight() {
    return (height + 2 * padding - window) / stride + 1;
  }

  public int smallWidth() {
    return (width + 2 * padding - window) / stride + 1;
  }

  /** Values of a large map. */
  public int largeValues() {
    return height * width * channels;
  }

  /** Values of a small map. */
  public int smallValues() {
    return smallHeight() * smallWidth() * outputs;
  }

  /** Rows of the weights' matrix. */
  public int windowValues() {
    return window * window * channels;
  }
}
