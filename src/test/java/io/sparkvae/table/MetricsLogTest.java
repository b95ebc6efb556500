package io.sparkvae.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.DataException;
import io.sparkvae.table.EpochMetrics.HeldOut;
import io.sparkvae.table.EpochMetrics.Progress;
import io.sparkvae.table.EpochMetrics.Rates;
import io.sparkvae.vae.spec.ElboSum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsLogTest {

  private static final ElboSum TRAIN = new ElboSum(8, 160, 16);
  private static final PhaseSeconds SECONDS = new PhaseSeconds(0.25, 1.5, 0.125, 0.125, 0.5);

  @Test
  void namesAreTheContract() {
    EpochMetrics epoch = epoch(HeldOut.of(new ElboSum(2, 30, 3), 15, 16));

    assertThat(epoch.json())
        .isEqualTo(
            "{\"epoch\":3,\"epochs\":10,\"round\":34,\"images\":24,"
                + "\"train_negative_elbo\":22.0,\"validation_negative_elbo\":16.5,"
                + "\"validation_images\":2,\"active_units\":15,\"latent_dim\":16,"
                + "\"reconstruction\":15.0,\"kl\":1.5,"
                + "\"train_reconstruction\":20.0,\"train_kl\":2.0,"
                + "\"bits_per_dimension\":11.902234087333948,"
                + "\"learning_rate\":0.001,\"beta\":1.0,\"images_per_second\":4.0,"
                + "\"seconds\":2.5,\"seconds_broadcast\":0.25,\"seconds_fit\":1.5,"
                + "\"seconds_schedule\":0.125,\"seconds_aggregate\":0.125,"
                + "\"seconds_evaluate\":0.5}");
  }

  @Test
  void withoutHeldOutImagesTheirFieldsAreNullAndOthersAreOfTraining() {
    assertThat(epoch(HeldOut.of(ElboSum.ZERO, 0, 16)).json())
        .contains(
            "\"validation_negative_elbo\":null,\"validation_images\":0,\"active_units\":null,"
                + "\"reconstruction\":20.0,\"kl\":2.0,");
  }

  @Test
  void whatIsWrittenIsReadToTheLastBit() {
    ElboSum odd = new ElboSum(7, 1e3 / 3, 1e2 / 7);
    List<EpochMetrics> epochs = List.of(epoch(HeldOut.of(odd, 15, 16)), epoch(Optional.empty()));

    assertThat(MetricsLog.parse(MetricsLog.text(epochs), "log")).isEqualTo(epochs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bundle-dense", "bundle-conv"})
  void linesOfCommit415330fAreReadToTheLastBit(String bundle) throws IOException {
    String name = "/golden/415330f/%s/metrics.jsonl".formatted(bundle);
    try (InputStream in = MetricsLogTest.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);

      List<EpochMetrics> epochs = MetricsLog.parse(text, name);

      assertThat(epochs).hasSizeGreaterThan(5);
      assertThat(MetricsLog.text(epochs)).isEqualTo(text);
    }
  }

  @Test
  void aBrokenLineIsNamed() {
    String text = epoch(Optional.empty()).json() + "\n{\"epoch\":0}\n";

    assertThatThrownBy(() -> MetricsLog.parse(text, "bundle/metrics.jsonl"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read metrics bundle/metrics.jsonl: line 2 has epoch 0 instead of a whole number"
                + " from 1 to 2147483647 (copy the file again)");
  }

  private static EpochMetrics epoch(Optional<HeldOut> heldOut) {
    return EpochMetrics.of(
        new Progress(3, 10, 34, 24), TRAIN, heldOut, new Rates(0.001, 1), SECONDS, 2);
  }
}
