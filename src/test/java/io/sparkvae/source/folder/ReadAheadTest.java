package io.sparkvae.source.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.SyntheticImages;
import io.sparkvae.cluster.MappedIterator;
import io.sparkvae.corpus.CorpusFixture;
import io.sparkvae.image.UnreadableReason;
import io.sparkvae.source.EncodedImage;
import io.sparkvae.source.ImageReference;
import io.sparkvae.source.tree.LocalTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadAheadTest {

  private static final int IMAGES = 100;

  @TempDir Path root;

  private final List<ImageReference> listed = new ArrayList<>();
  private int taken;

  @BeforeEach
  void writeImages() {
    for (int i = 0; i < IMAGES; i++) {
      byte[] png = SyntheticImages.png(8, i);
      Path file = root.resolve(i + ".png");
      if (i != 7) {
        SyntheticImages.write(file, png);
      }
      listed.add(new ImageReference(i + ".png", file.toUri().toString(), png.length, 0));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1000, 1L << 30})
  void imagesAreThoseReadOneByOneInTheSameOrder(long bound) {
    CompressedFiles files = files();
    try (ReadAhead images = new ReadAhead(listed.iterator(), files, bound)) {
      for (ImageReference reference : listed) {
        EncodedImage image = images.next();
        assertThat(image.reference()).isEqualTo(reference);
        assertSame(image, files.read(reference));
      }
      assertThat(images.hasNext()).isFalse();
      assertThatThrownBy(images::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  private static void assertSame(EncodedImage image, EncodedImage expected) {
    assertThat(image.contentHash()).isEqualTo(expected.contentHash());
    if (expected instanceof EncodedImage.Bytes bytes) {
      assertThat(((EncodedImage.Bytes) image).values()).isEqualTo(bytes.values());
    } else {
      assertThat(image).isEqualTo(expected);
    }
  }

  @Test
  void aMissingFileIsTheOnlyOneUnreadable() {
    List<Integer> unreadable = new ArrayList<>();
    try (ReadAhead images = new ReadAhead(listed.iterator(), files(), 1L << 30)) {
      for (int i = 0; i < IMAGES; i++) {
        if (images.next() instanceof EncodedImage.Missing missing) {
          assertThat(missing.why().reason()).isEqualTo(UnreadableReason.UNREADABLE);
          unreadable.add(i);
        }
      }
    }
    assertThat(unreadable).containsExactly(7);
  }

  @Test
  void oneImageIsReadAheadWhereNoBytesAreAllowed() {
    try (ReadAhead images = new ReadAhead(counted(), files(), 0)) {
      images.next();
      assertThat(taken).isEqualTo(2);
    }
  }

  @Test
  void bytesReadAheadAreBounded() {
    long three = listed.get(0).bytes() + listed.get(1).bytes() + listed.get(2).bytes();
    try (ReadAhead images = new ReadAhead(counted(), files(), three)) {
      images.next();
      assertThat(taken).isEqualTo(3);
      images.next();
      assertThat(taken).as("two of three taken, room for two").isEqualTo(5);
    }
  }

  @Test
  void filesReadAheadAreBounded() {
    try (ReadAhead images = new ReadAhead(counted(), files(), 1L << 30)) {
      images.next();
      assertThat(taken).isEqualTo(64);
      for (int i = 1; i < 31; i++) {
        images.next();
      }
      assertThat(taken).as("more than half still wait").isEqualTo(64);
      images.next();
      assertThat(taken).isEqualTo(96);
    }
  }

  @Test
  void nothingIsReadBeforeItIsAskedFor() {
    try (ReadAhead images = new ReadAhead(counted(), files(), 1L << 30)) {
      assertThat(images.hasNext()).isTrue();
      assertThat(taken).isZero();
    }
  }

  /** The references; {@link #taken} says how many were asked for. */
  private Iterator<ImageReference> counted() {
    return new MappedIterator<>(
        listed.iterator(),
        reference -> {
          taken++;
          return reference;
        });
  }

  private CompressedFiles files() {
    return new CompressedFiles(new LocalTree(root), CorpusFixture.IMAGE.maxBytes());
  }
}
