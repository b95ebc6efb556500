package io.sparkvae.source.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SyntheticImages;
import io.sparkvae.source.tree.FileTree.Node;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HadoopTreeTest {

  @TempDir Path root;

  @Test
  void hostileNamesAreListedAndOpened() throws IOException {
    Map<String, String> files = new HashMap<>();
    for (String name :
        List.of(
            "_x.jpg",
            ".x.jpg",
            "a:b.jpg",
            "[x].jpg",
            "{a}.jpg",
            "part=1/x.jpg",
            "sp ace/50%.jpg",
            "a#b?c.jpg",
            "größe.jpg")) {
      files.put(name, "content of " + name);
      SyntheticImages.write(root.resolve(name), files.get(name).getBytes(StandardCharsets.UTF_8));
    }
    FileTree tree = tree(root);
    Map<String, String> read = new HashMap<>();
    readAll(tree, tree.root().uri(), read);
    assertThat(tree).isInstanceOf(HadoopTree.class);
    assertThat(read).isEqualTo(files);
  }

  @Test
  void aMissingRootIsMissing() {
    assertThatThrownBy(() -> tree(root.resolve("missing")).root())
        .isInstanceOf(FileNotFoundException.class);
  }

  private static void readAll(FileTree tree, String folder, Map<String, String> read)
      throws IOException {
    try (FileTree.Children children = tree.children(folder)) {
      for (Node node = children.next(); node != null; node = children.next()) {
        if (node.isFolder()) {
          readAll(tree, node.uri(), read);
        } else {
          try (InputStream in = tree.open(node.uri())) {
            read.put(node.id(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
    }
  }

  private static FileTree tree(Path folder) throws IOException {
    return FileTree.of(
        URI.create("other://" + folder), OtherFileSystem.configured(new Configuration()));
  }
}
