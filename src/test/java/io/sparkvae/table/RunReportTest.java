package io.sparkvae.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.DataException;
import io.sparkvae.vae.bundle.Provenance;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunReportTest {

  private static final RunReport REPORT =
      new RunReport(
          "vae-0123456789ab",
          Instant.parse("2026-11-30T23:35:54.184236646Z"),
          20,
          18,
          Map.of("truncated", 2L, "empty", 0L),
          new RunSeconds(6, 10, 4),
          new RunReport.Choices(
              "s3a://key:hush@bucket/photos",
              "bundle",
              "1x16x16",
              "crop",
              "exact",
              128,
              true,
              "zstd",
              0.5),
          Provenance.of(
              Map.of(
                  Provenance.COMMIT, "abc",
                  Provenance.VERSION, "0.2",
                  Provenance.SPARK_VERSION, "3.5.5",
                  Provenance.JAVA_VERSION, "17")));

  private static final String TEXT =
      """
      {
        "model_id" : "vae-0123456789ab",
        "encoded_at" : "2026-11-30T23:35:54.184236646Z",
        "listed" : 20,
        "encoded" : 18,
        "quarantined" : 2,
        "quarantined_by_reason" : {
          "empty" : 0,
          "truncated" : 2
        },
        "seconds" : 20.0,
        "seconds_listing" : 6.0,
        "seconds_pass" : 10.0,
        "seconds_publishing" : 4.0,
        "images_per_second" : 1.0,
        "images_per_second_pass" : 2.0,
        "settings" : {
          "corpus" : "s3a://********@bucket/photos",
          "model" : "bundle",
          "image_shape" : "1x16x16",
          "resize" : "crop",
          "preprocessing" : "exact",
          "batch_size" : 128,
          "reconstruction" : true,
          "compression" : "zstd",
          "max_unreadable_fraction" : 0.5
        },
        "versions" : {
          "spark_vae" : "0.2",
          "spark" : "3.5.5",
          "java" : "17"
        },
        "provenance" : {
          "commit" : "abc",
          "java_version" : "17",
          "spark_vae_version" : "0.2",
          "spark_version" : "3.5.5"
        }
      }
      """;

  @Test
  void namesAreTheContract() {
    assertThat(REPORT.json()).isEqualTo(TEXT);
  }

  @Test
  void whatIsWrittenIsRead() {
    RunReport read = RunReport.parse(TEXT, "out");

    assertThat(read.json()).isEqualTo(TEXT);
    assertThat(read.quarantined()).isEqualTo(2);
    assertThat(read.seconds()).isEqualTo(REPORT.seconds());
    assertThat(read.provenance()).isEqualTo(REPORT.provenance());
  }

  @Test
  void reportsOfCommit415330fAreRead() throws IOException {
    String name = "/golden/415330f/encode-run/run.json";
    try (InputStream in = RunReportTest.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      RunReport old = RunReport.parse(text, "out");

      // All that it says is said again under the same names; the provenance comes in addition.
      String withoutProvenance =
          old.json().replaceFirst(",\n  \"provenance\" : \\{[^}]*}\n}", "\n}");
      assertThat(withoutProvenance).isEqualTo(text);
      assertThat(old.modelId()).isEqualTo("vae-6d4883740c5a");
      assertThat(old.choices().batchSize()).isEqualTo(128);
      assertThat(old.provenance().fact(Provenance.SPARK_VERSION)).isEqualTo("3.5.5");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"listed\" : 20 | \"listed\" : -1 | has listed -1 instead of a whole number from 0 to"
            + " 9223372036854775807",
        "\"truncated\" : 2 | \"truncated\" : null | has quarantined_by_reason.truncated null"
            + " instead of a count",
        "23:35:54 | 25:35:54 | has an encoded_at that is no time",
        "\"model_id\" | \"model\" | has no model_id",
        "true | \"yes\" | has settings.reconstruction \"yes\" instead of true or false",
      })
  void aBrokenReportIsToldInOneLine(String old, String broken, String why) {
    String text = TEXT.replace(old, broken);
    assertThat(text).isNotEqualTo(TEXT);

    assertThatThrownBy(() -> RunReport.parse(text, "out"))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read run report out/run.json: it %s (copy the folder again)", why);
  }
}
