package io.sparkvae.source.idx;

import io.sparkvae.error.DataException;
import java.io.InputStream;

/**
 * The labels of an IDX file of rank 1, each 0 to 255, in the order of the images they belong to.
 */
public final class IdxLabels {

  private final byte[] values;

  private IdxLabels(byte[] values) {
    this.values = values;
  }

  /**
   * Reads a whole file of labels, plain or gzipped, and closes it.
   *
   * @param name how messages name the file
   * @throws DataException where it is not such a file, or ends early
   */
  public static IdxLabels read(String name, InputStream in) {
    try (IdxStream stream = IdxStream.open(name, in)) {
      int[] sizes = stream.sizes();
      if (sizes.length != 1) {
        throw stream.cannotRead(
            "it has %d axes, labels have 1 (is it the file of images?)".formatted(sizes.length));
      }
      return new IdxLabels(values(stream, sizes[0]));
    }
  }

  private static byte[] values(IdxStream stream, int promised) {
    byte[] values = stream.upTo(promised);
    if (values.length < promised) {
      throw stream.cannotRead(
          "header promises %d labels, data ends at %d (download it again)"
              .formatted(promised, values.length));
    }
    return values;
  }

  public int size() {
    return values.length;
  }

  /** The label of an image, 0 to 255. */
  public int label(int image) {
    return values[image] & 0xff;
  }
}
