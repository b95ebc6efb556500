package io.sparkvae.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One small run of each command in one JVM, for submit/class-archive: the JVM writes down which
 * classes that took.
 */
public final class WarmUp {

  private WarmUp() {}

  /**
   * Draws, trains and encodes.
   *
   * @param args an empty folder for what that writes
   */
  public static void main(String[] args) throws IOException {
    OperatorLog.start();
    Path folder = Path.of(args[0]);
    Path images = folder.resolve("images");
    run("samples", List.of(), "samples.output=" + images, "samples.images=60");
    Files.writeString(images.resolve("unreadable.jpg"), "none");
    String corpus = "corpus.path=" + images;
    String allowed = "corpus.max-unreadable-fraction=0.1";
    Path model = folder.resolve("model");
    List<String> options = List.of("--conf", "conf/demo.conf", "--master", "local[2]");
    run("train", options, corpus, allowed, "training.output=" + model, "training.epochs=1");
    String output = "encoding.output=" + folder.resolve("encoded");
    run("encode", options, corpus, allowed, "encoding.model=" + model, output);
  }

  private static void run(String command, List<String> options, String... settings) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(options);
    Stream.of(settings).map(setting -> "--set=" + setting).forEach(arguments::add);
    int code = Main.commandLine().execute(arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("%s ended with exit code %d".formatted(command, code));
    }
  }
}
