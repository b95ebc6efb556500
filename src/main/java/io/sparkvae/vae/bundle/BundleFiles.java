package io.sparkvae.vae.bundle;

import io.sparkvae.error.DataException;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.StoredFile;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The files of a model bundle, named here and nowhere else. */
public record BundleFiles(Path directory, Configuration hadoop) {

  public static final String NETWORK = "model.zip";
  public static final String DESCRIPTION = "bundle.json";
  public static final String SETTINGS = "settings.conf";
  public static final String METRICS = "metrics.jsonl";
  public static final String DISTANCE = "distance.json";
  public static final String DIGESTS = "bundle.sha256";

  /** The network as DL4J's {@code ModelSerializer} writes it, Adam's moments included. */
  public StoredFile network() {
    return file("network file", NETWORK);
  }

  /** What the network is, what its images are, and where it came from. */
  public StoredFile description() {
    return file("bundle description", DESCRIPTION);
  }

  /** The resolved settings of the training run. */
  public StoredFile settings() {
    return file("bundle settings", SETTINGS);
  }

  /** One JSON object for each epoch. */
  public StoredFile metrics() {
    return file("bundle metrics", METRICS);
  }

  /** By what latents are compared; bundles from before distances were chosen have none. */
  public StoredFile distance() {
    return file("bundle distance", DISTANCE);
  }

  /** SHA-256 of the others; bundles of format 1 have none. */
  public StoredFile digests() {
    return file("bundle digests", DIGESTS);
  }

  /** All files but the digests, in the order of their lines. */
  List<StoredFile> guarded() {
    List<StoredFile> files =
        new ArrayList<>(List.of(description(), network(), settings(), metrics()));
    if (distance().exists()) {
      files.add(distance());
    }
    return files;
  }

  /** The bundle's place as a person names it. */
  String shown() {
    return Location.shown(directory);
  }

  DataException damaged(String why) {
    return new DataException(
        "Cannot read model bundle %s: %s (copy the bundle again)".formatted(shown(), why));
  }

  private StoredFile file(String kind, String name) {
    return new StoredFile(kind, new Path(directory, name), hadoop);
  }
}
