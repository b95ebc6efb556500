package io.sparkvae.samples;

import io.sparkvae.error.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the synthetic image set: one folder a shape, every second picture a JPEG and the others
 * PNG, and {@code labels.csv} with the factors of each. The same settings give the same files, byte
 * for byte on the same JDK. The folder appears whole or not at all: it is written under another
 * name beside it and renamed.
 */
public final class SampleWriter {

  private final SampleSettings settings;

  public SampleWriter(SampleSettings settings) {
    this.settings = settings;
  }

  /**
   * Writes the set.
   *
   * @return the folder
   * @throws DataException if the folder exists already or cannot be written
   */
  public Path write() {
    Path output = local(settings.output());
    if (Files.exists(output)) {
      throw cannotWrite("it exists already (name another folder, or remove it)", null);
    }
    Path name = output.getFileName();
    if (name == null) {
      throw cannotWrite("it is no folder that could be made (name another)", null);
    }
    Path unfinished = output.resolveSibling("." + name + ".unfinished");
    try {
      delete(unfinished);
      Files.createDirectories(unfinished);
      scenes(unfinished);
      Files.move(unfinished, output, StandardCopyOption.ATOMIC_MOVE);
      return output;
    } catch (IOException | UncheckedIOException failed) {
      throw cannotWrite(failed.getMessage() + " (is the disk full, or not yours?)", failed);
    }
  }

  private void scenes(Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(settings.seed());
    ScenePainter painter = new ScenePainter(settings.size());
    List<String> labels = new ArrayList<>();
    labels.add(Scene.COLUMNS);
    for (int i = 0; i < settings.images(); i++) {
      // A generator of its own for each scene: a longer set begins with the shorter one.
      Scene scene = Scene.draw(random.split());
      SampleEncoding encoding = i % 2 == 0 ? SampleEncoding.JPEG : SampleEncoding.PNG;
      String id =
          String.format(Locale.ROOT, "%s/%06d.%s", scene.shape().label(), i, encoding.extension());
      Files.createDirectories(folder.resolve(scene.shape().label()));
      Files.write(folder.resolve(id), encoding.encode(painter.paint(scene)));
      labels.add(scene.row(id));
    }
    Files.writeString(folder.resolve("labels.csv"), String.join("\n", labels) + "\n");
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Path local(String output) {
    String path = output.startsWith("file:") ? output.replaceFirst("^file:/*", "/") : output;
    if (path.contains("://")) {
      throw cannotWrite("samples go to a local folder (write there, and copy it)", null);
    }
    try {
      return Path.of(path).toAbsolutePath().normalize();
    } catch (InvalidPathException malformed) {
      throw cannotWrite(malformed.getReason() + " (name another folder)", malformed);
    }
  }

  private DataException cannotWrite(String why, @Nullable Throwable cause) {
    String message = "Cannot write samples to %s: %s".formatted(settings.output(), why);
    return cause == null ? new DataException(message) : new DataException(message, cause);
  }
}
