package io.sparkvae.source.tree;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.jspecify.annotations.Nullable;

/**
 * A tree on HDFS, an object store or any other file system that Hadoop reaches. It is listed folder
 * by folder: Hadoop's own input formats hide names that begin with {@code _} or {@code .} and read
 * {@code [x]} and {@code {a}} as globs.
 */
final class HadoopTree implements FileTree {

  private final FileSystem files;
  private final Path root;
  private final int prefix;

  HadoopTree(FileSystem files, Path root) {
    this.files = files;
    this.root = files.makeQualified(root);
    String path = this.root.toUri().getPath();
    this.prefix = path.endsWith("/") ? path.length() : path.length() + 1;
  }

  @Override
  public Node root() throws IOException {
    return node(files.getFileStatus(root));
  }

  @Override
  public Children children(String folderUri) throws IOException {
    RemoteIterator<FileStatus> statuses = files.listStatusIterator(new Path(URI.create(folderUri)));
    return new Children() {
      @Override
      public @Nullable Node next() throws IOException {
        return statuses.hasNext() ? node(statuses.next()) : null;
      }

      @Override
      public void close() throws IOException {
        if (statuses instanceof Closeable closeable) {
          // Iterators that prefetch, such as those of S3A, hold a thread.
          closeable.close();
        }
      }
    };
  }

  private Node node(FileStatus status) {
    URI uri = files.makeQualified(status.getPath()).toUri();
    String path = uri.getPath();
    return new Node(
        path.length() <= prefix ? "" : path.substring(prefix),
        uri.toString(),
        status.isDirectory(),
        status.isDirectory() ? 0 : status.getLen(),
        status.getModificationTime());
  }

  @Override
  public InputStream open(String fileUri) throws IOException {
    try {
      return files.open(new Path(URI.create(fileUri)));
    } catch (IllegalArgumentException refusedName) {
      throw new IOException(refusedName);
    }
  }
}
