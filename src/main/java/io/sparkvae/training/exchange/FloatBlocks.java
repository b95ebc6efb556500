package io.sparkvae.training.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Float arrays as bytes, a block copied at a time: parameters are most of what a round moves, and
 * one call a value would cost more than the network's own arithmetic.
 */
public final class FloatBlocks {

  private static final int BLOCK_BYTES = 1 << 16;

  private FloatBlocks() {}

  /** Writes the length, then the values, little-endian. */
  public static void write(DataOutput out, float[] values) throws IOException {
    out.writeInt(values.length);
    byte[] bytes = new byte[BLOCK_BYTES];
    ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int step = BLOCK_BYTES / Float.BYTES;
    for (int from = 0; from < values.length; from += step) {
      int count = Math.min(step, values.length - from);
      block.asFloatBuffer().put(values, from, count);
      out.write(bytes, 0, count * Float.BYTES);
    }
  }

  /** What {@link #write} wrote, its length included. */
  static float[] read(DataInput in) throws IOException {
    return read(in, in.readInt());
  }

  /** What {@link #write} wrote, after its length has been read. */
  public static float[] read(DataInput in, int length) throws IOException {
    float[] values = new float[length];
    byte[] bytes = new byte[BLOCK_BYTES];
    ByteBuffer block = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int step = BLOCK_BYTES / Float.BYTES;
    for (int from = 0; from < values.length; from += step) {
      int count = Math.min(step, values.length - from);
      in.readFully(bytes, 0, count * Float.BYTES);
      block.asFloatBuffer().get(values, from, count);
    }
    return values;
  }
}
