package io.sparkvae.vae.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.DataException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.Preprocessing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleJsonTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private static final BundleDescription DESCRIPTION =
      new BundleDescription(
          SmallBundle.SPEC,
          SmallBundle.IMAGE,
          DIGEST,
          Optional.empty(),
          Provenance.of(
              Map.of(
                  "learning-rate-scaled",
                  "0.006",
                  Provenance.CORPUS_PATH,
                  "s3a://key:hush@bucket/photos",
                  "validation-images",
                  "3")));

  private static final String TEXT =
      """
      {
        "format" : 2,
        "model_id" : "vae-0123456789ab",
        "model" : {
          "architecture" : "dense",
          "latent_dim" : 1,
          "hidden_sizes" : [ 3, 2 ],
          "likelihood" : "bernoulli",
          "binarisation" : "static",
          "beta" : 4.0,
          "beta_warmup_epochs" : 5
        },
        "image" : {
          "channels" : 1,
          "height" : 4,
          "width" : 2,
          "resize" : "fit",
          "preprocessing" : "exact",
          "max_pixels" : 1000,
          "max_bytes" : 2000,
          "timeout_seconds" : 10
        },
        "adam" : {
          "beta1" : 0.9,
          "beta2" : 0.999,
          "epsilon" : 1.0E-8
        },
        "binarisation_seed" : -7,
        "parameters_digest" : "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "provenance" : {
          "corpus_path" : "s3a://********@bucket/photos",
          "held_out_images" : "3",
          "learning_rate_scaled" : "0.006"
        }
      }
      """;

  @Test
  void namesAreTheContract() {
    assertThat(BundleJson.write(DESCRIPTION)).isEqualTo(TEXT);
  }

  @Test
  void whatIsWrittenIsReadButForSecrets() {
    BundleDescription read = BundleJson.read(TEXT, "here");

    assertThat(read.spec()).isEqualTo(DESCRIPTION.spec());
    assertThat(read.image()).isEqualTo(DESCRIPTION.image());
    assertThat(read.modelId()).isEqualTo("vae-0123456789ab");
    assertThat(BundleJson.write(read)).isEqualTo(TEXT);
  }

  @Test
  void namesThatALaterVersionAddsArePassedOver() {
    String later = TEXT.replace("\"adam\" : {", "\"more\" : [ { } ],\n  \"adam\" : {\"more\": 1,");

    assertThat(BundleJson.read(later, "here").spec()).isEqualTo(SmallBundle.SPEC);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format\" : 2      | \"format\" : 3      | is of format 3, this version reads up to 2",
        "\"format\" : 2      | \"format\" : null   | has format null instead of a whole number from 1 to 2147483647",
        "\"format\"          | \"forma\"           | has no format",
        "\"vae-0123           | \"vae-1123           | does not name its model vae-0123456789ab",
        "\"dense\"           | \"tree\"            | has model.architecture \"tree\" instead of one of dense, conv, residual, linear",
        "\"latent_dim\" : 1  | \"latent_dim\" : -3 | has model.latent_dim -3 instead of a whole number from 1 to 65536",
        "\"latent_dim\" : 1  | \"latent_dim\" : 1e9| has model.latent_dim 1.0E9 instead of a whole number from 1 to 65536",
        "\"latent_dim\" : 1  | \"latent_dim\" : 99999999999999999999 | has model.latent_dim 99999999999999999999 instead of a whole number from 1 to 65536",
        "[ 3, 2 ]              | null                  | has model.hidden_sizes null instead of a list of at most 64 whole numbers from 1 to 65536",
        "[ 3, 2 ]              | [ 3, 0 ]              | has model.hidden_sizes [3,0] instead of a list of at most 64 whole numbers from 1 to 65536",
        "\"bernoulli\"       | 5                     | has model.likelihood 5 instead of one of bernoulli, gaussian",
        "\"beta\" : 4.0      | \"beta\" : \"NaN\"| has model.beta \"NaN\" instead of a number from 0.0 to 1000000.0",
        "\"beta\" : 4.0      | \"beta\" : 1e999    | has model.beta \"Infinity\" instead of a number from 0.0 to 1000000.0",
        "\"channels\" : 1    | \"channels\" : 0    | has image.channels 0 instead of a whole number from 1 to 3",
        "\"width\" : 2       | \"width\" : 2000000 | has image.width 2000000 instead of a whole number from 1 to 4096",
        "\"max_bytes\" : 2000| \"max_bytes\" : -1  | has image.max_bytes -1 instead of a whole number from 1 to 2147483583",
        "\"beta1\" : 0.9     | \"beta1\" : 1.5     | has adam.beta1 1.5 instead of a number from 0.0 to 1.0",
        "\"adam\" : {        | \"adam\" : 7, \"x\" : { | has adam 7 instead of an object",
        "-7                    | \"-7\"              | has binarisation_seed \"-7\" instead of a whole number from -9223372036854775808 to 9223372036854775807",
        "abcdef\"             | abcde!\"             | has a parameters_digest that is no SHA-256",
        "\"0.006\"           | 0.006                 | has provenance.learning_rate_scaled 0.006 instead of a text",
        "\"format\" : 2      | \"format\" : 2, \"format\" : 2 | is no JSON",
        "\"format\" : 2      | 2                     | is no JSON",
      })
  void aBrokenDescriptionIsToldInOneLine(String old, String broken, String why) {
    String text = TEXT.replace(old, broken);
    assertThat(text).isNotEqualTo(TEXT);

    assertThatThrownBy(() -> BundleJson.read(text, "here"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read model bundle here: bundle.json %s (copy the bundle again, or train again)"
                .formatted(why));
  }

  @Test
  void aModelThatCannotBeIsToldInOneLine() {
    String text = TEXT.replace("bernoulli", "gaussian");

    assertThatThrownBy(() -> BundleJson.read(text, "here"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "Cannot read model bundle here: bundle.json describes no model: Cannot use"
                + " model.binarisation with likelihood gaussian")
        .hasMessageNotContaining("\n");
  }

  @Test
  void descriptionsOfFormatOneAreReadUnderTheirOldNames() throws IOException {
    BundleDescription old = BundleJson.read(golden("bundle-dense"), "here");

    assertThat(old.modelId()).isEqualTo("vae-6d4883740c5a");
    assertThat(old.spec().model().hiddenSizes()).containsExactly(8);
    assertThat(old.provenance().facts())
        .containsEntry("held_out_images", "3")
        .containsEntry("learning_rate_scaled", "0.001")
        .containsEntry("commit", "415330f4e8d10df177c9c3fe031411cd00dee1eb");
  }

  @Test
  void aDescriptionFromBeforeFastPreprocessingIsOfExact() throws IOException {
    String old = golden("bundle-dense");
    String before = old.replaceFirst("\\s*\"preprocessing\" : \"EXACT\",", "");
    assertThat(before).isNotEqualTo(old);

    ImageSettings image = BundleJson.read(before, "here").image();

    assertThat(image.preprocessing()).isEqualTo(Preprocessing.EXACT);
  }

  private static String golden(String bundle) throws IOException {
    String name = "/golden/415330f/%s/bundle.json".formatted(bundle);
    try (InputStream in = BundleJsonTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
