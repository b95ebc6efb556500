package io.sparkvae.image.resize;

import io.sparkvae.image.RawImage;

/** Rows of a planar raster, interleaved for a {@link Scaler}. */
public final class RawRows {

  private RawRows() {}

  public static byte[] scale(RawImage image, ResizeGeometry geometry) {
    int channels = image.shape().channels();
    int width = image.shape().width();
    int height = image.shape().height();
    Scaler scaler = new Scaler(geometry, width, height, channels);
    byte[] row = new byte[width * channels];
    for (int y = 0; y < height; y++) {
      for (int c = 0; c < channels; c++) {
        int plane = (c * height + y) * width;
        for (int x = 0; x < width; x++) {
          row[x * channels + c] = image.values()[plane + x];
        }
      }
      scaler.add(y, row);
    }
    return scaler.finish();
  }
}
