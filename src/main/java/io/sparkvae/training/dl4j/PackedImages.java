package io.sparkvae.training.dl4j;

import io.sparkvae.corpus.ImageBlock;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A block of packed images as DL4J's data set, on executors; serialises the block. It builds an
 * array only for whoever asks for one: {@link AveragingTrainingMaster} takes the block itself, so
 * that nothing is copied on the way through {@code SparkComputationGraph}.
 */
public final class PackedImages extends MultiDataSet {

  private final ImageBlock block;

  public PackedImages(ImageBlock block) {
    super(new INDArray[1], new INDArray[0]);
    this.block = block;
  }

  /**
   * The packed images of a data set.
   *
   * @throws IllegalArgumentException where its first features are not uint8, {@code [n, values]}
   */
  static ImageBlock block(org.nd4j.linalg.dataset.api.MultiDataSet data) {
    if (data instanceof PackedImages packed) {
      return packed.block;
    }
    INDArray features = data.getFeatures(0);
    if (features.dataType() != DataType.UINT8 || features.rank() != 2) {
      throw new IllegalArgumentException(
          "training takes packed images, uint8 [n, C*H*W], not %s %s"
              .formatted(features.dataType(), features.shapeInfoToString()));
    }
    INDArray packed = features.dup('c');
    byte[] values = new byte[Math.toIntExact(packed.length())];
    try (BytePointer copy = new BytePointer(values.length)) {
      Pointer.memcpy(copy, packed.data().addressPointer(), values.length);
      copy.get(values);
    }
    return new ImageBlock(Math.toIntExact(features.size(0)), values);
  }

  /** uint8, {@code [n, C·H·W]}; a copy. */
  @Override
  public INDArray getFeatures(int index) {
    if (index != 0) {
      throw new IndexOutOfBoundsException(index);
    }
    byte[] values = block.values();
    INDArray features = Nd4j.create(DataType.UINT8, block.images(), values.length / block.images());
    try (BytePointer copy = new BytePointer(values)) {
      Pointer.memcpy(features.data().addressPointer(), copy, values.length);
    }
    return features;
  }

  @Override
  public INDArray[] getFeatures() {
    return new INDArray[] {getFeatures(0)};
  }

  @Override
  public long getMemoryFootprint() {
    return block.values().length;
  }

  @Override
  public boolean isEmpty() {
    return block.images() == 0;
  }
}
