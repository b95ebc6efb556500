package io.sparkvae.vae.bundle;

import io.sparkvae.error.DataException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.storage.Digest;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.spec.VaeSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.deeplearning4j.util.ModelSerializer;

/**
 * A trained model with all that is needed to use it: the network, what images have to be turned
 * into before they enter it, and where it came from. On storage it is one directory; {@link
 * BundleFiles} names its files.
 */
public final class ModelBundle {

  private final BundleDescription description;
  private final float[] parameters;

  private ModelBundle(BundleDescription description, float[] parameters) {
    this.description = description;
    this.parameters = parameters;
  }

  /**
   * What goes into a bundle besides the network.
   *
   * @param settings the resolved settings as HOCON text
   * @param metrics one JSON object a line
   * @param provenance data, seed, versions, processor, commit
   */
  public record Papers(String settings, String metrics, Map<String, String> provenance) {}

  /**
   * Writes a bundle into a staged directory; the caller publishes it.
   *
   * @param image what its images were turned into
   * @return the bundle as a reader will find it
   */
  public static ModelBundle write(
      StagedDirectory directory,
      Vae vae,
      ImageSettings image,
      Papers papers,
      Configuration hadoop) {
    TrainingState state = vae.state();
    vae.showMoments();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try {
      ModelSerializer.writeModel(vae.graph(), zip, true);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    BundleDescription description =
        BundleDescription.of(
            vae.spec(),
            image,
            Digest.of(state.parameters()),
            Digest.of(zip.toByteArray()),
            papers.provenance());
    BundleFiles files = new BundleFiles(directory.path(), hadoop);
    files.network().write(out -> zip.writeTo(out));
    files.settings().write(papers.settings());
    files.metrics().write(papers.metrics());
    files.description().write(description.json());
    return new ModelBundle(description, state.parameters());
  }

  /**
   * Reads a bundle and checks that it is whole.
   *
   * @throws DataException where there is none, or it is damaged
   */
  public static ModelBundle read(Path directory, Configuration hadoop) {
    BundleFiles files = new BundleFiles(directory, hadoop);
    if (!files.description().exists()) {
      throw new DataException(
          "Cannot read model bundle %s: it has no %s (name a directory that train has written)"
              .formatted(directory, files.description().path().getName()));
    }
    BundleDescription description =
        BundleDescription.parse(files.description().text(), directory.toString());
    byte[] network = files.network().bytes();
    if (!Digest.of(network).equals(description.networkDigest())) {
      throw damaged(directory, "its network file is not the one that was written");
    }
    float[] parameters = NetworkFile.parameters(network, directory);
    if (!Digest.of(parameters).equals(description.parametersDigest())) {
      throw damaged(directory, "its parameters are not the ones that were written");
    }
    return new ModelBundle(description, parameters);
  }

  /** Short name of the model, derived from its parameters and preprocessing. */
  public String modelId() {
    return description.modelId();
  }

  public VaeSpec spec() {
    return description.spec();
  }

  /** What images have to be turned into before they enter the encoder. */
  public ImageSettings image() {
    return description.image();
  }

  public Map<String, String> provenance() {
    return description.provenance();
  }

  /** The network's parameters in the order of its flat view; lent. */
  public float[] parameters() {
    return parameters;
  }

  /**
   * Checks that images are turned into what the model was trained on.
   *
   * @throws DataException that says what differs
   */
  public void requirePreprocessing(ImageSettings settings) {
    Map<String, String> own = preprocessing(image());
    Map<String, String> asked = preprocessing(settings);
    String wanted = differing(own, asked);
    if (!wanted.isEmpty()) {
      throw new DataException(
          "Cannot use model bundle %s: it was trained with %s, the settings say %s"
                  .formatted(modelId(), wanted, differing(asked, own))
              + " (set %s, or train a model with these settings)".formatted(wanted));
    }
  }

  /** The settings of the first that the second has otherwise, as a settings file spells them. */
  private static String differing(Map<String, String> these, Map<String, String> those) {
    return these.entrySet().stream()
        .filter(setting -> !setting.getValue().equals(those.get(setting.getKey())))
        .map(setting -> setting.getKey() + " = " + setting.getValue())
        .collect(Collectors.joining(", "));
  }

  /** All that decides which pixels a file gives; limits only decide whether it gives any. */
  private static Map<String, String> preprocessing(ImageSettings image) {
    return new TreeMap<>(
        Map.of(
            "image.channels", Integer.toString(image.shape().channels()),
            "image.height", Integer.toString(image.shape().height()),
            "image.width", Integer.toString(image.shape().width()),
            "image.resize", image.resize().name().toLowerCase(Locale.ROOT),
            "image.preprocessing", image.preprocessing().name().toLowerCase(Locale.ROOT)));
  }

  static DataException damaged(Path directory, String why) {
    return new DataException(
        "Cannot read model bundle %s: %s (copy it again, or train anew)".formatted(directory, why));
  }
}
