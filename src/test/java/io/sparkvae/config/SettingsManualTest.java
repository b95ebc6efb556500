package io.sparkvae.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsManualTest {

  private final SettingsManual manual = new SettingsManual();

  @Test
  void groupHasItsKeysInTheOrderOfTheFileWithDefaultAndComment() {
    SettingsManual.Group samples = manual.group("samples");

    assertThat(samples)
        .isEqualTo(
            new SettingsManual.Group(
                "samples",
                "The synthetic images that the samples command writes.",
                List.of(
                    new SettingsManual.Key(
                        "samples.output", "null", "Folder to write; must not exist."),
                    new SettingsManual.Key("samples.images", "600", "Number of images."),
                    new SettingsManual.Key("samples.size", "64", "Width and height in pixels."),
                    new SettingsManual.Key("samples.seed", "1", "Determines the images."))));
  }

  @Test
  void commentOfSeveralLinesIsOneText() {
    assertThat(manual.group("image").keys())
        .contains(
            new SettingsManual.Key(
                "image.resize",
                "crop",
                "stretch: scale each axis separately. crop: cover the shape, then crop to its"
                    + " centre. fit: fit inside the shape, on white."));
    assertThat(manual.group("study").keys())
        .extracting(SettingsManual.Key::value)
        .containsExactly("null", "[1,2,4,8,16]", "[1,10,\"epoch\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "corpus",
        "image",
        "model",
        "training",
        "encoding",
        "evaluation",
        "study",
        "samples",
        "spark"
      })
  void everyGroupAndEveryKeyHasACommentOfItsOwn(String name) {
    SettingsManual.Group group = manual.group(name);

    assertThat(
            Stream.concat(
                Stream.of(group.comment()), group.keys().stream().map(SettingsManual.Key::comment)))
        .allSatisfy(comment -> assertThat(comment).isNotBlank())
        .doesNotHaveDuplicates();
  }
}
