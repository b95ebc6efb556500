package io.sparkvae.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkvae.job.Launcher.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver that a cluster manager runs: it must not end the JVM, and has to fail by throwing. */
class ClusterDriverIT {

  private static final List<String> DEPLOYED = List.of("-Dspark.submit.deployMode=cluster");

  @TempDir private Path folder;

  @Test
  void failureIsThrown() throws IOException, InterruptedException {
    Ended ended = end("samples", "--set=samples.images=many");

    assertThat(ended.err().lines())
        .contains(
            "--set: samples.images must be a whole number from 1 to 1000000, not \"many\"",
            "Exception in thread \"main\" java.lang.IllegalStateException: spark-vae ended with exit"
                + " code 2; the reason is above");
    assertThat(ended.code()).isEqualTo(1);
  }

  @Test
  void successReturns() throws IOException, InterruptedException {
    Path images = folder.resolve("images");

    Ended ended = end("samples", "--set=samples.output=" + images, "--set=samples.images=1");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.code()).isZero();
    assertThat(images).isNotEmptyDirectory();
  }

  private Ended end(String... arguments) throws IOException, InterruptedException {
    try (ChildRun run = ChildRun.start(folder, DEPLOYED, List.of(arguments))) {
      return run.end();
    }
  }
}
