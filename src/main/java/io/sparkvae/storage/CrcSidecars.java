package io.sparkvae.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The {@code .name.crc} files that Hadoop puts beside everything that Spark writes locally. */
final class CrcSidecars {

  private CrcSidecars() {}

  static void removeBelow(Path directory) throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.walk(directory)) {
      found = files.filter(CrcSidecars::isChecksum).toList();
    }
    for (Path file : found) {
      Files.delete(file);
    }
  }

  /** True for the sum of a file beside it; a file of somebody's that is merely called so stays. */
  private static boolean isChecksum(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith(".")
        && name.endsWith(".crc")
        && name.length() > 5
        && Files.isRegularFile(file.resolveSibling(name.substring(1, name.length() - 4)));
  }
}
