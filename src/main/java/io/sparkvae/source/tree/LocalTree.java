package io.sparkvae.source.tree;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A tree on the local file system. Links to folders are followed, except where one leads back to a
 * folder above itself, whose images are listed anyway.
 */
public final class LocalTree implements FileTree {

  private final Path root;
  private final int prefix;

  public LocalTree(Path root) {
    this.root = root.toAbsolutePath().normalize();
    String uri = this.root.toUri().getRawPath();
    this.prefix = uri.endsWith("/") ? uri.length() : uri.length() + 1;
  }

  @Override
  public Node root() throws IOException {
    try {
      return node(root, Files.readAttributes(root, BasicFileAttributes.class));
    } catch (NoSuchFileException missing) {
      throw (IOException) new FileNotFoundException(missing.getMessage()).initCause(missing);
    }
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // Children closes it.
  public Children children(String folderUri) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(Path.of(URI.create(folderUri)));
    Iterator<Path> paths = stream.iterator();
    return new Children() {
      @Override
      public @Nullable Node next() throws IOException {
        try {
          while (paths.hasNext()) {
            Path path = paths.next();
            BasicFileAttributes attributes = attributes(path);
            if (attributes != null && !(attributes.isDirectory() && leadsBack(path))) {
              return node(path, attributes);
            }
          }
          return null;
        } catch (DirectoryIteratorException failed) {
          throw failed.getCause();
        }
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  /**
   * Of what a link leads to; of the link itself where it leads nowhere, so that it is named; null
   * where the file is gone by now.
   */
  private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException unreachable) {
      try {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (NoSuchFileException gone) {
        return null;
      }
    }
  }

  private boolean leadsBack(Path folder) throws IOException {
    if (!Files.isSymbolicLink(folder)) {
      return false;
    }
    Path real = folder.toRealPath();
    for (Path above = folder.getParent();
        above != null && above.startsWith(root);
        above = above.getParent()) {
      if (above.toRealPath().equals(real)) {
        return true;
      }
    }
    return false;
  }

  private Node node(Path path, BasicFileAttributes attributes) {
    URI uri = path.toUri();
    boolean folder = attributes.isDirectory();
    return new Node(
        PercentEncoding.decode(relative(uri.getRawPath())),
        uri.toString(),
        folder,
        folder ? 0 : attributes.size(),
        attributes.lastModifiedTime().toMillis());
  }

  private String relative(String rawPath) {
    int end = rawPath.endsWith("/") ? rawPath.length() - 1 : rawPath.length();
    return end <= prefix ? "" : rawPath.substring(prefix, end);
  }

  @Override
  public InputStream open(String fileUri) throws IOException {
    Path path = Path.of(URI.create(fileUri));
    if (!Files.readAttributes(path, BasicFileAttributes.class).isRegularFile()) {
      // To open a named pipe would wait for a writer that never comes.
      throw new IOException("not a regular file");
    }
    return Files.newInputStream(path);
  }
}
