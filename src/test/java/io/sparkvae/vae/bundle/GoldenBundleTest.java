package io.sparkvae.vae.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparkvae.error.DataException;
import io.sparkvae.image.Decoding.Pixels;
import io.sparkvae.image.decode.ImageDecoder;
import io.sparkvae.vae.PixelRows;
import io.sparkvae.vae.Posterior;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that commit 415330f wrote, and what it made of three images with them. */
class GoldenBundleTest {

  private static final double TOLERANCE = 1e-5;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"dense", "conv"})
  void oldBundlesGiveTheSameLatents(String name) throws IOException {
    ModelBundle bundle = read(golden("bundle-" + name));
    JsonNode stored =
        new ObjectMapper().readTree(golden("latents-%s.json".formatted(name)).toFile());
    assertThat(stored).hasSize(3);
    for (JsonNode row : stored) {
      byte[] image = Files.readAllBytes(golden("corpus").resolve(row.get("image_id").asText()));
      byte[] pixels = ((Pixels) new ImageDecoder(bundle.image()).decode(image)).values();
      Posterior posterior =
          bundle
              .model(bundle.image())
              .open()
              .encodeWithReconstruction(PixelRows.packed(pixels, 1, pixels.length));

      for (int i = 0; i < posterior.latentDim(); i++) {
        same(posterior.mean()[i], row.get("latent").get(i));
        same(posterior.logVariance()[i], row.get("log_variance").get(i));
      }
      same(posterior.reconstruction()[0], row.get("reconstruction"));
      same(posterior.kl()[0], row.get("kl"));
    }
  }

  /** To the last bit on the kind of processor that the rows come from, else as close as floats. */
  private static void same(float value, JsonNode stored) throws IOException {
    float expected = (float) stored.asDouble();
    if (sameKernels()) {
      assertThat(value).isEqualTo(expected);
    } else {
      double tolerance = TOLERANCE * Math.max(1, Math.abs(expected));
      assertThat((double) value).isCloseTo(expected, within(tolerance));
    }
  }

  /** True where oneDNN and OpenBLAS choose what they chose in commit 415330f's run. */
  private static boolean sameKernels() throws IOException {
    Path processors = Path.of("/proc/cpuinfo");
    return Files.exists(processors)
        && Files.readString(processors).contains("amx_bf16")
        && System.getenv("DNNL_MAX_CPU_ISA") == null
        && System.getenv("OPENBLAS_CORETYPE") == null;
  }

  @Test
  void aChangedNetworkFileOfAnOldBundleIsNamed() throws IOException {
    for (String name :
        new String[] {"bundle.json", "model.zip", "settings.conf", "metrics.jsonl"}) {
      Files.copy(golden("bundle-dense").resolve(name), folder.resolve(name));
    }
    Path network = folder.resolve("model.zip");
    byte[] bytes = Files.readAllBytes(network);
    bytes[bytes.length / 2] ^= 1;
    Files.write(network, bytes);

    assertThatThrownBy(() -> read(folder))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read model bundle %s: model.zip does not match its digest (copy the bundle"
                + " again)",
            folder);
  }

  private static ModelBundle read(Path bundle) {
    return ModelBundle.read(new org.apache.hadoop.fs.Path(bundle.toString()), new Configuration());
  }

  private static Path golden(String name) {
    try {
      String resource = "/golden/415330f/" + name;
      return Path.of(
          Objects.requireNonNull(GoldenBundleTest.class.getResource(resource), resource).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
