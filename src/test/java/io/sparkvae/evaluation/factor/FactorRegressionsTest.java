package io.sparkvae.evaluation.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparkvae.error.DataException;
import io.sparkvae.evaluation.factor.KnownImages.Part;
import io.sparkvae.evaluation.measure.Metric;
import io.sparkvae.evaluation.measure.Protocol;
import io.sparkvae.evaluation.settings.FactorSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FactorRegressionsTest {

  private static final int IMAGES = 500;

  private static final FactorSettings CYCLIC =
      new FactorSettings(Optional.empty(), List.of(), 10, Map.of("hue", 1.0));

  private static final FactorSettings PLAIN =
      new FactorSettings(Optional.empty(), List.of(), 10, Map.of());

  private final List<String> ids = new ArrayList<>();
  private final float[] vectors = new float[IMAGES * 3];
  private final String text = text();

  /** Vectors are hue on the circle and a number that a kind and half of a size follow from. */
  private String text() {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder rows = new StringBuilder("image_id,hue,size,kind,same\n");
    for (int i = 0; i < IMAGES; i++) {
      double hue = random.nextDouble();
      double number = random.nextDouble(-1, 1);
      vectors[i * 3] = (float) Math.sin(2 * Math.PI * hue);
      vectors[i * 3 + 1] = (float) Math.cos(2 * Math.PI * hue);
      vectors[i * 3 + 2] = (float) number;
      double size = number + random.nextDouble(-1, 1);
      String kind = number > 0.3 ? "a" : number > -0.3 ? "b" : "c";
      ids.add("image" + i);
      rows.append(String.format(Locale.ROOT, "image%d,%.9f,%.9f,%s,5\n", i, hue, size, kind));
    }
    return rows.toString();
  }

  @Test
  void aCyclicFactorIsKnownFromItsCircleButNotFromALine() {
    assertThat(r2(CYCLIC).value("hue")).isGreaterThan(0.9999);
    assertThat(r2(PLAIN).value("hue")).isBetween(0.3, 0.8);
  }

  @Test
  void whatIsLeftIsTheShareOfTheNoise() {
    assertThat(r2(CYCLIC).value("size")).isCloseTo(0.5, within(0.1));
  }

  @Test
  void classesAreKnownByNameAndConstantsLeftOut() {
    Metric accuracy = metrics(CYCLIC).get(1);

    assertThat(accuracy.name()).isEqualTo("classification_accuracy_latents");
    assertThat(accuracy.parts()).containsExactly("kind");
    assertThat(accuracy.value("kind")).isGreaterThan(0.9);
    assertThat(accuracy.intervals().get(0).low()).isLessThan(accuracy.value("kind"));
    assertThat(r2(CYCLIC).parts()).containsExactly("hue", "size");
  }

  @Test
  void aFifthIsTestedAndTheRestLearned() {
    KnownImages all = all(CYCLIC);

    assertThat(all.fifth(Part.ONE).images()).isBetween(60, 140);
    assertThat(all.fifth(Part.ONE).images() + all.fifth(Part.OTHER_FOUR).images())
        .isEqualTo(IMAGES);
  }

  @Test
  void aCyclicFactorOfTextIsRefused() {
    FactorSettings wrong = new FactorSettings(Optional.empty(), List.of(), 10, Map.of("kind", 1.0));

    assertThatThrownBy(() -> metrics(wrong))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot use column kind of CSV file factors.csv as a cyclic factor: it does not hold"
                + " numbers alone (correct it, or evaluation.cyclic-factors)");
  }

  private Metric r2(FactorSettings settings) {
    return metrics(settings).get(0);
  }

  private List<Metric> metrics(FactorSettings settings) {
    KnownImages all = all(settings);
    FactorTable table = FactorTable.of("factors.csv", text, settings);
    return new FactorRegressions(table, settings, all.fifth(Part.OTHER_FOUR), all.fifth(Part.ONE))
        .metrics("latents", new Protocol(Map.of()));
  }

  private KnownImages all(FactorSettings settings) {
    KnownImages all = new KnownImages(3);
    all.add(ids, vectors, FactorTable.of("factors.csv", text, settings));
    return all;
  }
}
