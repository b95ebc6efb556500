package io.sparkvae.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Images of seeded noise in a file of their own. */
final class NoiseFile {

  private static final int UNSIGNED_BYTES_OF_THREE_AXES = 0x803;
  private static final int HEADER = 16;

  private NoiseFile() {}

  /** A temporary IDX file of grey squares, removed when the JVM ends. */
  static Path idx(int images, int side) throws IOException {
    byte[] file = new byte[HEADER + images * side * side];
    new Random(1).nextBytes(file);
    ByteBuffer.wrap(file)
        .putInt(UNSIGNED_BYTES_OF_THREE_AXES)
        .putInt(images)
        .putInt(side)
        .putInt(side);
    Path path = Files.createTempFile("noise", ".idx");
    path.toFile().deleteOnExit();
    return Files.write(path, file);
  }
}
