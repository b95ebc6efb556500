package io.sparkvae.source.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sparkvae.SparkLocal;
import io.sparkvae.SyntheticImages;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.corpus.Decode;
import io.sparkvae.corpus.DecodedImage;
import io.sparkvae.corpus.ImageSources;
import io.sparkvae.error.DataException;
import io.sparkvae.image.Decoding;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.ImageSource;
import io.sparkvae.source.ReadRequest;
import io.sparkvae.source.SourceSettings;
import io.sparkvae.source.Wanted;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkLocal.class)
final class FolderListingIT {

  private static final List<String> HOSTILE =
      List.of(
          "_x.jpg",
          ".x.jpg",
          "a:b.jpg",
          ":c.jpg",
          "[x].jpg",
          "{a}.jpg",
          "star*.jpg",
          "part=1/x.jpg",
          "_hidden/.deep/x.jpg",
          "with space.jpg",
          "50%.jpg",
          "%41.jpg",
          "a#b?c.jpg",
          "back\\slash.jpg",
          "new\nline.jpg",
          "größe/日本.JPG",
          "e\u0301.jpg");

  @TempDir Path root;

  @Test
  void hostileNamesAreListedAndRead(JavaSparkContext sc) {
    byte[] jpeg = SyntheticImages.jpeg(8, 1);
    HOSTILE.forEach(name -> SyntheticImages.write(root.resolve(name), jpeg));
    try (ImageSource source = open(sc, List.of("**.jpg"), List.of())) {
      List<ReadImageSummary> images = read(source);
      assertThat(images)
          .extracting(ReadImageSummary::id)
          .containsExactlyInAnyOrderElementsOf(HOSTILE);
      assertThat(images).allMatch(ReadImageSummary::decoded);
      assertThat(images).allMatch(image -> Files.exists(Path.of(URI.create(image.uri()))));
    }
  }

  @Test
  void aNameThatIsNotUtf8IsListedAndRead(JavaSparkContext sc) throws IOException {
    Path name = Path.of(URI.create(root.toUri() + "bad%FFname.jpg"));
    Files.write(name, SyntheticImages.jpeg(8, 1));
    try (ImageSource source = open(sc, List.of("**"), List.of())) {
      assertThat(read(source))
          .containsExactly(new ReadImageSummary("bad\\xFFname.jpg", name.toUri().toString(), true));
    }
  }

  @Test
  void linksAreFollowedButNotInCircles(JavaSparkContext sc) throws IOException {
    SyntheticImages.write(root.resolve("a/x.jpg"), SyntheticImages.jpeg(8, 1));
    Files.createDirectories(root.resolve("b"));
    Files.createSymbolicLink(root.resolve("a/up"), root);
    Files.createSymbolicLink(root.resolve("a/over"), root.resolve("b"));
    Files.createSymbolicLink(root.resolve("b/back"), root.resolve("a"));
    Files.createSymbolicLink(root.resolve("nowhere.jpg"), Path.of("missing"));
    try (ImageSource source = open(sc, List.of("**.jpg"), List.of())) {
      assertThat(read(source))
          .extracting(ReadImageSummary::id, ReadImageSummary::decoded)
          .containsExactlyInAnyOrder(
              tuple("a/x.jpg", true), tuple("b/back/x.jpg", true), tuple("nowhere.jpg", false));
    }
  }

  @Test
  void everyFolderIsListedOnceWhereThereAreMoreThanTheDriverOpens(JavaSparkContext sc) {
    for (int i = 0; i < 400; i++) {
      SyntheticImages.write(root.resolve("d%d/e%d/x%d.jpg".formatted(i % 20, i, i)), new byte[1]);
    }
    try (ImageSource source = open(sc, List.of("**.jpg"), List.of())) {
      List<String> ids =
          source.list().references(Wanted.ALL).map(ImageReference::imageId).collect();
      assertThat(ids).hasSize(400).doesNotHaveDuplicates();
    }
  }

  @Test
  void excludedFoldersAreLeftOut(JavaSparkContext sc) {
    SyntheticImages.write(root.resolve("keep/x.jpg"), new byte[1]);
    SyntheticImages.write(root.resolve("drop/deep/x.jpg"), new byte[1]);
    SyntheticImages.write(root.resolve("keep/thumb_x.jpg"), new byte[1]);
    try (ImageSource source = open(sc, List.of("**.jpg"), List.of("drop/**", "**/thumb_*"))) {
      assertThat(source.list().references(Wanted.ALL).map(ImageReference::imageId).collect())
          .containsExactly("keep/x.jpg");
    }
  }

  @Test
  void aMissingFolderIsNamed(JavaSparkContext sc) {
    Path missing = root.resolve("missing");
    assertThatThrownBy(() -> ImageSources.open(sc, CorpusFixture.folder(missing).source()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read corpus %s: there is no such folder (correct corpus.path)", missing);
  }

  @Test
  void aFileIsNoFolder(JavaSparkContext sc) {
    Path file = root.resolve("x.jpg");
    SyntheticImages.write(file, new byte[1]);
    assertThatThrownBy(() -> ImageSources.open(sc, CorpusFixture.folder(file).source()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read corpus %s: it is a file (name its folder, or set corpus.format ="
                + " idx)",
            file);
  }

  @Test
  void linksOutOfTheFolderAreReadUnderTheirOwnNames(JavaSparkContext sc, @TempDir Path outside)
      throws IOException {
    SyntheticImages.write(outside.resolve("secret.jpg"), SyntheticImages.jpeg(8, 1));
    SyntheticImages.write(outside.resolve("deep/other.jpg"), SyntheticImages.jpeg(8, 2));
    SyntheticImages.write(outside.resolve("deep/notes.txt"), new byte[1]);
    Files.createSymbolicLink(root.resolve("file.jpg"), outside.resolve("secret.jpg"));
    Files.createSymbolicLink(root.resolve("folder"), outside.resolve("deep"));
    try (ImageSource source = open(sc, List.of("**.jpg"), List.of())) {
      assertThat(read(source))
          .containsExactlyInAnyOrder(
              new ReadImageSummary("file.jpg", root.toUri() + "file.jpg", true),
              new ReadImageSummary("folder/other.jpg", root.toUri() + "folder/other.jpg", true));
    }
  }

  @Test
  void anUnreadableFolderIsNamedWithoutControlCharacters() {
    assertThat(SubtreeWalk.cannotList("file:///photos/red%1B%5B31m", new IOException("no reply")))
        .hasMessage(
            "Cannot list folder /photos/red\\x1B[31m: no reply (make it readable, or leave it out"
                + " with corpus.exclude-globs)");
  }

  private ImageSource open(JavaSparkContext sc, List<String> include, List<String> exclude) {
    SourceSettings settings = CorpusFixture.folder(root.toString(), include, exclude).source();
    return ImageSources.open(sc, settings);
  }

  private static List<ReadImageSummary> read(ImageSource source) {
    return source
        .read(ReadRequest.all(CorpusFixture.IMAGE.maxBytes()))
        .mapPartitions(new Decode(CorpusFixture.IMAGE))
        .map(ReadImageSummary::of)
        .collect();
  }

  private record ReadImageSummary(String id, String uri, boolean decoded) implements Serializable {
    static ReadImageSummary of(DecodedImage image) {
      return new ReadImageSummary(
          image.reference().imageId(),
          image.reference().uri(),
          image.decoding() instanceof Decoding.Pixels);
    }
  }
}
