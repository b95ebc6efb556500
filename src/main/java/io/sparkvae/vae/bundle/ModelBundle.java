package io.sparkvae.vae.bundle;

import io.sparkvae.error.DataException;
import io.sparkvae.image.ImageSettings;
import io.sparkvae.storage.JsonObject;
import io.sparkvae.storage.Sha256;
import io.sparkvae.storage.StagedDirectory;
import io.sparkvae.vae.TrainingState;
import io.sparkvae.vae.Vae;
import io.sparkvae.vae.VaeModel;
import io.sparkvae.vae.network.VaeGraph;
import io.sparkvae.vae.spec.LatentDistance;
import io.sparkvae.vae.spec.VaeSpec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /** One of ours takes some 2 kB. */
  private static final int MAX_DESCRIPTION_BYTES = 1 << 20;

  /** A map of 1,024 latents takes some 12 MB. */
  private static final int MAX_DISTANCE_BYTES = 64 << 20;

  private final BundleDescription description;
  private final float[] parameters;
  private final LatentDistance distance;

  private ModelBundle(BundleDescription description, float[] parameters, LatentDistance distance) {
    this.description = description;
    this.parameters = parameters;
    this.distance = distance;
  }

  /**
   * What goes into a bundle besides the network.
   *
   * @param settings the resolved settings as HOCON text
   * @param metrics one JSON object a line
   * @param provenance data, seed, versions, processor, commit
   * @param distance by which its latents are compared
   */
  public record Papers(
      String settings, String metrics, Provenance provenance, LatentDistance distance) {}

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
    vae.exportMoments();
    BundleDescription description =
        new BundleDescription(
            vae.spec(),
            image,
            Sha256.hex(state.parameters()),
            Optional.empty(),
            papers.provenance());
    BundleFiles files = new BundleFiles(directory.path(), hadoop);
    files.network().write(out -> ModelSerializer.writeModel(vae.graph(), out, true));
    files.settings().write(papers.settings());
    files.metrics().write(papers.metrics());
    files.distance().write(DistanceJson.write(papers.distance()));
    files.description().write(BundleJson.write(description));
    new BundleDigests(files).write();
    return new ModelBundle(description, state.parameters(), papers.distance());
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
              .formatted(files.shown(), BundleFiles.DESCRIPTION));
    }
    boolean guarded = files.digests().exists();
    if (guarded) {
      new BundleDigests(files).check();
    }
    BundleDescription description =
        BundleJson.read(files.description().text(MAX_DESCRIPTION_BYTES), files.shown());
    if (!guarded) {
      checkNetwork(files, description);
    }
    float[] parameters =
        new NetworkFile(files).parameters(VaeGraph.parameterCount(description.spec()));
    if (!Sha256.hex(parameters).equals(description.parametersDigest())) {
      throw files.damaged("its parameters do not match their digest");
    }
    return new ModelBundle(description, parameters, distance(files, description));
  }

  private static LatentDistance distance(BundleFiles files, BundleDescription description) {
    if (!files.distance().exists()) {
      return LatentDistance.EUCLIDEAN;
    }
    JsonObject.Source source =
        new JsonObject.Source(
            "model bundle %s: %s".formatted(files.shown(), BundleFiles.DISTANCE),
            "copy the bundle again, or train again");
    int latents = description.spec().model().latentDim();
    return DistanceJson.read(files.distance().text(MAX_DISTANCE_BYTES), latents, source);
  }

  /** Bundles of format 1 guard the network file alone. */
  private static void checkNetwork(BundleFiles files, BundleDescription description) {
    String written =
        description
            .networkDigest()
            .orElseThrow(() -> files.damaged("it has no " + BundleFiles.DIGESTS));
    if (!files.network().sha256().equals(written)) {
      throw files.damaged(BundleFiles.NETWORK + " does not match its digest");
    }
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

  public Provenance provenance() {
    return description.provenance();
  }

  /**
   * The model, ready to be sent to executors.
   *
   * @param settings the run's own, of which shape, resize and preprocessing must be the bundle's;
   *     limits on bytes, pixels and seconds are taken from here
   * @throws DataException that says what differs
   */
  public VaeModel model(ImageSettings settings) {
    requirePreprocessing(settings);
    return new VaeModel(modelId(), spec(), settings, parameters, distance);
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
    Map<String, String> other = preprocessing(settings);
    own.entrySet().removeAll(Map.copyOf(other).entrySet());
    if (!own.isEmpty()) {
      other.keySet().retainAll(own.keySet());
      throw new DataException(
          "Cannot use model bundle %s: it was trained with %s, the settings say %s (set %s, or train"
                  .formatted(modelId(), said(own), said(other), said(own))
              + " a model with these settings)");
    }
  }

  private static String said(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + " = " + setting.getValue())
        .collect(Collectors.joining(", "));
  }

  /**
   * All that decides which pixels a file gives, spelled as settings; limits only decide whether it
   * gives any.
   */
  private static Map<String, String> preprocessing(ImageSettings image) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("image.channels", Integer.toString(image.shape().channels()));
    settings.put("image.height", Integer.toString(image.shape().height()));
    settings.put("image.width", Integer.toString(image.shape().width()));
    settings.put("image.resize", image.resize().name().toLowerCase(Locale.ROOT));
    settings.put("image.preprocessing", image.preprocessing().name().toLowerCase(Locale.ROOT));
    return settings;
  }
}
