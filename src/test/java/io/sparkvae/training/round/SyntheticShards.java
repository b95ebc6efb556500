package io.sparkvae.training.round;

import io.sparkvae.corpus.ImageBlock;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;

/** Images that carry their number in their first four bytes, dealt to replicas in blocks. */
public final class SyntheticShards {

  public static final int VALUES = 6;

  private SyntheticShards() {}

  /** One block of images with consecutive numbers. */
  static ImageBlock block(int firstNumber, int images) {
    ByteBuffer values = ByteBuffer.allocate(images * VALUES);
    for (int i = 0; i < images; i++) {
      values.putInt(i * VALUES, firstNumber + i);
    }
    return new ImageBlock(images, values.array());
  }

  /** Blocks of these sizes, numbered from 0 through all of them. */
  public static List<ImageBlock> blocks(List<Integer> sizes) {
    List<ImageBlock> blocks = new ArrayList<>();
    int number = 0;
    for (int size : sizes) {
      blocks.add(block(number, size));
      number += size;
    }
    return blocks;
  }

  /** Block sizes that deal the images to replicas unevenly: replica 0 has the most. */
  public static List<Integer> sizes(int images, int replicas, int blocksPerReplica) {
    List<Integer> sizes = new ArrayList<>();
    int left = images;
    int blocks = replicas * blocksPerReplica;
    for (int block = 0; block < blocks; block++) {
      int fair = left / (blocks - block);
      int size = block == blocks - 1 ? left : Math.min(left, fair + (block * 7 + 3) % 5);
      sizes.add(size);
      left -= size;
    }
    return sizes;
  }

  public static JavaRDD<ImageBlock> rdd(JavaSparkContext spark, List<Integer> sizes) {
    return spark
        .parallelize(blocks(sizes), sizes.size())
        .map(block -> block)
        .persist(StorageLevel.MEMORY_AND_DISK_SER());
  }
}
