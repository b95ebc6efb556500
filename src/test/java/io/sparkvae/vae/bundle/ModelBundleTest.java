package io.sparkvae.vae.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.DataException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.image.ImageShape;
import io.sparkvae.image.Preprocessing;
import io.sparkvae.image.Resize;
import io.sparkvae.storage.OutputKind;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.vae.ComputeThreads;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.VaeTest;
import io.sparkvae.vae.spec.LatentDistance;
import io.sparkvae.vae.spec.StepSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {

  private static final OutputKind KIND = new OutputKind("model bundle", "training.output");
  private static final ImageSettings IMAGE =
      new ImageSettings(new ImageShape(3, 16, 16), Resize.CROP, 1000, 1000, 10);

  private static final ImageSettings FAST =
      new ImageSettings(IMAGE.shape(), Resize.CROP, Preprocessing.FAST, 1000, 1000, 10);

  private final Configuration hadoop = new Configuration();
  private final Vae vae = Vae.fresh(VaeTest.conv(), 4);

  @TempDir Path folder;
  private Path bundle = Path.of("");

  @BeforeEach
  void writeBundle() {
    ComputeThreads.use(1);
    bundle = folder.resolve("bundle");
    vae.step(VaeTest.bars(5, IMAGE.shape()), new StepSettings(1e-3, 1, 1));
    write(IMAGE);
  }

  private void write(ImageSettings image) {
    try (StagedDirectory staged = StagedDirectory.stage(KIND, hadoopPath(), hadoop)) {
      ModelBundle.Papers papers =
          new ModelBundle.Papers(
              "spark-vae {}\n",
              "{\"epoch\":1}\n",
              Provenance.of(Map.of("seed", "4")),
              LatentDistance.EUCLIDEAN);
      ModelBundle.write(staged, vae, image, papers, hadoop);
      staged.publish();
    }
  }

  @Test
  void whatIsWrittenIsRead() {
    ModelBundle read = ModelBundle.read(hadoopPath(), hadoop);

    assertThat(read.parameters()).isEqualTo(vae.state().parameters());
    assertThat(read.spec()).isEqualTo(vae.spec());
    assertThat(read.image()).isEqualTo(IMAGE);
    assertThat(read.provenance().facts()).containsEntry("seed", "4");
    assertThat(read.modelId()).matches("vae-[0-9a-f]{12}");
  }

  @Test
  void theNetworkFileLoadsInPlainDl4jWithItsMoments() throws IOException {
    ComputationGraph graph =
        ComputationGraph.load(bundle.resolve(BundleFiles.NETWORK).toFile(), true);

    assertThat(graph.params().toFloatVector()).isEqualTo(vae.state().parameters());
    assertThat(graph.getUpdater().getStateViewArray().toFloatVector())
        .isEqualTo(vae.state().moments());
  }

  @Test
  void aFolderThatIsNoBundleIsNamed() {
    org.apache.hadoop.fs.Path nowhere = new org.apache.hadoop.fs.Path(folder.toString(), "x");

    assertThatThrownBy(() -> ModelBundle.read(nowhere, hadoop))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read model bundle %s: it has no bundle.json (name a directory that train has"
                    .formatted(nowhere)
                + " written)");
  }

  @Test
  void otherPreprocessingIsRefusedWithTheSettingsThatDiffer() {
    ModelBundle read = ModelBundle.read(hadoopPath(), hadoop);
    ImageSettings other =
        new ImageSettings(new ImageShape(3, 28, 16), Resize.STRETCH, 1000, 1000, 10);

    assertThatThrownBy(() -> read.model(other))
        .isInstanceOf(DataException.class)
        .hasMessage(
            ("Cannot use model bundle %s: it was trained with image.height = 16, image.resize = crop,"
                    + " the settings say image.height = 28, image.resize = stretch (set image.height ="
                    + " 16, image.resize = crop, or train a model with these settings)")
                .formatted(read.modelId()));
  }

  @Test
  void limitsOfTheSettingsReplaceThoseOfTheBundle() {
    ImageSettings patient = new ImageSettings(IMAGE.shape(), Resize.CROP, 2000, 2000, 20);

    VaeModel model = ModelBundle.read(hadoopPath(), hadoop).model(patient);

    assertThat(model.images()).isEqualTo(patient);
    assertThat(model.parameters()).isEqualTo(vae.state().parameters());
  }

  @Test
  void bundleOfFastPreprocessingIsNamedSoAndRefusesExact() {
    bundle = folder.resolve("fast");
    write(FAST);
    ModelBundle read = ModelBundle.read(hadoopPath(), hadoop);

    assertThat(read.modelId()).matches("vae-[0-9a-f]{12}-fast");
    assertThat(read.model(FAST).id()).isEqualTo(read.modelId());
    assertThatThrownBy(() -> read.model(IMAGE))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("(set image.preprocessing = fast, or train");
  }

  private org.apache.hadoop.fs.Path hadoopPath() {
    return new org.apache.hadoop.fs.Path(bundle.toString());
  }
}
