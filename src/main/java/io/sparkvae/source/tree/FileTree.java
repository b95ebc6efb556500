package io.sparkvae.source.tree;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folders and files below one root. Locations are percent-encoded URIs, never Hadoop path
 * strings, which cannot tell a colon in a name from the end of a scheme.
 */
public sealed interface FileTree permits HadoopTree, LocalTree {

  /**
   * A folder or a file of the tree.
   *
   * @param id path relative to the root
   * @param bytes size as listed, 0 for a folder
   * @param modifiedAt milliseconds since 1970 UTC
   */
  record Node(String id, String uri, boolean isFolder, long bytes, long modifiedAt) {}

  /** What one folder holds, listed piece by piece: a folder of a million files fits in memory. */
  interface Children extends Closeable {

    /** The next node, in no order that means anything, or null at the end. */
    @Nullable Node next() throws IOException;
  }

  /** The root itself; a missing one is a {@link java.io.FileNotFoundException}. */
  Node root() throws IOException;

  /** What is directly in that folder. */
  Children children(String folderUri) throws IOException;

  /** The bytes of that file; refuses what is no regular file. */
  InputStream open(String fileUri) throws IOException;

  /**
   * The tree below that root. The local file system is read through the JDK and not through Hadoop,
   * which drops names that are not UTF-8 and links that lead nowhere, cannot open {@code a:b.jpg},
   * and trusts stray {@code .crc} files (docs/decisions/0004-local-files-through-the-jdk.md).
   *
   * @param rootUri percent-encoded, with scheme
   */
  static FileTree of(URI rootUri, Configuration configuration) throws IOException {
    FileSystem files = FileSystem.get(rootUri, configuration);
    return files.getUri().getScheme().equals("file")
        ? new LocalTree(java.nio.file.Path.of(rootUri.getPath()))
        : new HadoopTree(files, new Path(rootUri));
  }
}
