package io.sparkvae.source.folder;

import io.sparkvae.error.DataException;
import io.sparkvae.source.Globs;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.Printable;
import io.sparkvae.source.tree.FileTree;
import io.sparkvae.storage.IoFailure;
import io.sparkvae.storage.Location;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The images of one folder, or of everything below it, listed while they are asked for. */
final class SubtreeWalk implements Iterator<ImageReference>, Closeable {

  private final FileTree tree;
  private final Globs globs;
  private final boolean deep;
  private final Deque<String> folders = new ArrayDeque<>();
  private String folder = "";
  private FileTree.@Nullable Children children;
  private @Nullable ImageReference next;

  SubtreeWalk(FileTree tree, Globs globs, ListingTask task) {
    this.tree = tree;
    this.globs = globs;
    this.deep = task.deep();
    folders.push(task.folderUri());
  }

  @Override
  public boolean hasNext() {
    while (next == null && (children != null || !folders.isEmpty())) {
      try {
        advance();
      } catch (IOException failed) {
        throw cannotList(folder, failed);
      }
    }
    return next != null;
  }

  private void advance() throws IOException {
    if (children == null) {
      folder = folders.pop();
      children = tree.children(folder);
    }
    FileTree.Node node = children.next();
    if (node == null) {
      close();
    } else if (!node.isFolder()) {
      if (globs.admits(node.id())) {
        next = new ImageReference(node.id(), node.uri(), node.bytes(), node.modifiedAt());
      }
    } else if (deep && globs.opens(node.id())) {
      folders.push(node.uri());
    }
  }

  @Override
  public ImageReference next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ImageReference image = Objects.requireNonNull(next);
    next = null;
    return image;
  }

  @Override
  public void close() throws IOException {
    if (children != null) {
      children.close();
      children = null;
    }
  }

  static DataException cannotList(String folderUri, IOException failed) {
    return new DataException(
        "Cannot list folder %s: %s (make it readable, or leave it out with corpus.exclude-globs)"
            .formatted(
                Printable.of(Location.shown(URI.create(folderUri))), IoFailure.reason(failed)),
        failed);
  }
}
