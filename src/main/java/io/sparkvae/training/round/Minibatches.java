package io.sparkvae.training.round;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.training.schedule.BlockSlice;
import io.sparkvae.training.schedule.ReplicaPlan;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.spec.Seeds;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

/**
 * The minibatches of one replica in one round, on an executor: consecutive cuts of the plan across
 * block boundaries. Blocks are opened one after the other and their pixels lent, not copied.
 */
public final class Minibatches implements Iterator<PixelRows> {

  private final List<BlockSlice> cuts;
  private final IntFunction<ImageBlock> blocks;
  private final int batchSize;
  private long left;
  private int nextCut;
  private int position;
  private int end;
  private int[] order = new int[0];
  private byte[] values = new byte[0];
  private int valuesPerImage;

  public Minibatches(ReplicaPlan plan, int batchSize, IntFunction<ImageBlock> blocks) {
    this.cuts = plan.cuts();
    this.blocks = blocks;
    this.batchSize = batchSize;
    this.left = plan.images();
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public PixelRows next() {
    if (left == 0) {
      throw new NoSuchElementException();
    }
    int images = (int) Math.min(batchSize, left);
    byte[][] arrays = new byte[images][];
    int[] offsets = new int[images];
    for (int i = 0; i < images; i++) {
      if (position == end) {
        open(cuts.get(nextCut++));
      }
      arrays[i] = values;
      offsets[i] = order[position++] * valuesPerImage;
    }
    left -= images;
    return new Rows(arrays, offsets);
  }

  private void open(BlockSlice cut) {
    ImageBlock block = blocks.apply(cut.block());
    order = Seeds.permutation(block.images(), cut.order());
    values = block.values();
    valuesPerImage = values.length / block.images();
    position = cut.from();
    end = cut.to();
  }

  /** Rows of one or more blocks. */
  private static final class Rows implements PixelRows {

    private final byte[][] arrays;
    private final int[] offsets;

    Rows(byte[][] arrays, int[] offsets) {
      this.arrays = arrays;
      this.offsets = offsets;
    }

    @Override
    public int images() {
      return offsets.length;
    }

    @Override
    public byte[] array(int i) {
      return arrays[i];
    }

    @Override
    public int offset(int i) {
      return offsets[i];
    }
  }
}
