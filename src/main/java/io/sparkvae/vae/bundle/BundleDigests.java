package io.sparkvae.vae.bundle;

import io.sparkvae.error.DataException;
import io.sparkvae.storage.StoredFile;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code bundle.sha256} of a bundle: a line for every other file, in the form that {@code
 * sha256sum -c} takes.
 */
final class BundleDigests {

  /** A line takes 64 digits, two spaces and a name. */
  private static final int MAX_BYTES = 4096;

  private final BundleFiles files;

  BundleDigests(BundleFiles files) {
    this.files = files;
  }

  /** Writes the digests of the files as they lie there. */
  void write() {
    files.digests().write(String.join("\n", lines()) + "\n");
  }

  /**
   * Holds every file against its digest.
   *
   * @throws DataException that names the first one that differs
   */
  void check() {
    String text = files.digests().text(MAX_BYTES);
    List<String> written = List.of(text.split("\n", -1));
    List<String> present = lines();
    for (int i = 0; i < present.size(); i++) {
      String line = i < written.size() ? written.get(i) : "";
      if (!line.equals(present.get(i))) {
        throw files.damaged(
            "%s does not match its digest in %s"
                .formatted(files.guarded().get(i).path().getName(), BundleFiles.DIGESTS));
      }
    }
    if (!text.equals(String.join("\n", present) + "\n")) {
      throw files.damaged(BundleFiles.DIGESTS + " has more lines than the bundle has files");
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (StoredFile file : files.guarded()) {
      lines.add(file.sha256() + "  " + file.path().getName());
    }
    return lines;
  }
}
