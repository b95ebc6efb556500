package io.sparkvae.source.idx;

import io.sparkvae.error.DataException;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.tree.FileTree;
import io.sparkvae.source.tree.PercentEncoding;
import io.sparkvae.storage.IoFailure;
import io.sparkvae.storage.Location;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;

/**
 * An IDX file as its header and its file system describe it; travels to executors.
 *
 * @param name the file's own name, with which image ids begin
 * @param uri percent-encoded
 * @param rowBytes uint8 values of one image
 * @param modifiedAt milliseconds since 1970 UTC
 */
record IdxFile(String name, String uri, int images, int rowBytes, long modifiedAt)
    implements Serializable {

  static IdxFile of(URI location, Configuration configuration) {
    try {
      FileTree tree = FileTree.of(location, configuration);
      FileTree.Node node = tree.root();
      if (node.isFolder()) {
        throw new DataException(
            "Cannot read corpus %s: it is a folder (name the IDX file, or set corpus.format ="
                    .formatted(Location.shown(location))
                + " folder)");
      }
      try (IdxReader reader = IdxReader.open(Location.shown(location), tree.open(node.uri()))) {
        String raw = URI.create(node.uri()).getRawPath();
        return new IdxFile(
            PercentEncoding.decode(raw.substring(raw.lastIndexOf('/') + 1)),
            node.uri(),
            reader.images(),
            reader.shape().values(),
            node.modifiedAt());
      }
    } catch (FileNotFoundException missing) {
      throw new DataException(
          "Cannot read corpus %s: there is no such file (correct corpus.path)"
              .formatted(Location.shown(location)),
          missing);
    } catch (IOException failed) {
      throw cannotRead(Location.shown(location), failed);
    }
  }

  /** A reader at the file's beginning. */
  IdxReader open(Configuration configuration) {
    try {
      return IdxReader.open(
          Location.shown(URI.create(uri)), FileTree.of(URI.create(uri), configuration).open(uri));
    } catch (IOException failed) {
      throw cannotRead(Location.shown(URI.create(uri)), failed);
    }
  }

  /** The image in that row, counted from 0. */
  ImageReference reference(int row) {
    return new ImageReference(name + "#" + row, uri + "#" + row, rowBytes, modifiedAt);
  }

  private static DataException cannotRead(String location, IOException failed) {
    return new DataException(
        "Cannot read corpus %s: %s (make it readable, or correct corpus.path)"
            .formatted(location, IoFailure.reason(failed)),
        failed);
  }
}
