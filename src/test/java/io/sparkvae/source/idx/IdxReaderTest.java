package io.sparkvae.source.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkvae.error.DataException;
import io.sparkvae.image.Fixtures;
import io.sparkvae.image.ImageShape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class IdxReaderTest {

  @Test
  void imagesComeOneAfterAnother() {
    try (IdxReader reader = open(images(3, 2, 2))) {
      assertThat(reader.images()).isEqualTo(3);
      assertThat(reader.shape()).isEqualTo(new ImageShape(1, 2, 2));
      assertThat(reader.next().values()).containsExactly(0, 1, 2, 3);
      assertThat(reader.next().values()).containsExactly(4, 5, 6, 7);
      assertThat(reader.position()).isEqualTo(2);
      assertThat(reader.next().values()).containsExactly(8, 9, 10, 11);
      assertThat(reader.hasNext()).isFalse();
    }
  }

  @Test
  void gzippedFileIsTheSame() throws IOException {
    try (IdxReader reader = open(gzip(images(3, 2, 2)))) {
      reader.skip(2);
      assertThat(reader.next().values()).containsExactly(8, 9, 10, 11);
    }
  }

  @Test
  void skippingEndsAtTheImageMeant() {
    try (IdxReader reader = open(images(5, 2, 2))) {
      reader.skip(1);
      reader.skip(2);
      assertThat(reader.position()).isEqualTo(3);
      assertThat(reader.next().values()).containsExactly(12, 13, 14, 15);
    }
  }

  @Test
  void fourthAxisIsChannelsAndBecomesTheFirst() {
    byte[] colour = Fixtures.concat(header(0x08, 1, 1, 2, 3), new byte[] {1, 2, 3, 4, 5, 6});
    try (IdxReader reader = open(colour)) {
      assertThat(reader.shape()).isEqualTo(new ImageShape(3, 1, 2));
      assertThat(reader.next().values()).containsExactly(1, 4, 2, 5, 3, 6);
    }
  }

  @Test
  void fileThatEndsEarlySaysWhere() {
    byte[] cut = Arrays.copyOf(images(5, 2, 2), 16 + 2 * 4 + 3);
    try (IdxReader reader = open(cut)) {
      reader.skip(2);
      assertThatThrownBy(reader::next)
          .isInstanceOf(DataException.class)
          .hasMessage(
              "Cannot read IDX file t.idx: header promises 5 images, data ends at 2"
                  + " (download it again)");
    }
  }

  @Test
  void gzipThatEndsEarlySaysWhere() throws IOException {
    byte[] whole = gzip(images(400, 2, 2));
    try (IdxReader reader = open(Arrays.copyOf(whole, whole.length - 12))) {
      assertThatThrownBy(
              () -> {
                while (reader.hasNext()) {
                  reader.next();
                }
              })
          .isInstanceOf(DataException.class)
          .hasMessageMatching(
              "Cannot read IDX file t.idx: header promises 400 images, data ends at \\d+"
                  + " \\(download it again\\)");
    }
  }

  @Test
  void skippingPastTheDataSaysSo() {
    try (IdxReader reader = open(Arrays.copyOf(images(5, 2, 2), 20))) {
      assertThatThrownBy(() -> reader.skip(4))
          .isInstanceOf(DataException.class)
          .hasMessage(
              "Cannot read IDX file t.idx: header promises 5 images, data ends before image 4"
                  + " (download it again)");
    }
  }

  @Test
  void otherFilesAreRefused() {
    assertRefused(
        Fixtures.latin1("PK\3\4"), "it does not begin with two zero bytes (is it an IDX file?)");
    assertRefused(new byte[] {0}, "it does not begin with two zero bytes (is it an IDX file?)");
    assertRefused(
        header(0x0d, 1, 2, 2),
        "its elements are of type 0x0d, not unsigned bytes (convert it to type 0x08)");
    assertRefused(header(0x08, 7), "it has 1 axes, images have 3 or 4 (is it the file of labels?)");
    assertRefused(
        Arrays.copyOf(header(0x08, 1, 2, 2), 10),
        "data ends inside the header (download it again)");
    assertRefused(
        header(0x08, 1, 2, 2, 2),
        "it has 2 channels, images have 1 or 3 (is the last axis the channels?)");
  }

  @Test
  void sizesThatOverflowAreRefused() {
    assertRefused(header(0x08, -1, 2, 2), "axis 0 promises 4294967295 elements (is it damaged?)");
    assertRefused(
        header(0x08, 1, 65536, 65536), "header promises images of 65536x65536 (is it damaged?)");
    assertRefused(
        header(0x08, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, 3),
        "header promises images of 2147483647x2147483647 (is it damaged?)");
    assertRefused(header(0x08, 1, 0, 28), "header promises images of 0x28 (is it damaged?)");
  }

  @Test
  void refusedFileIsClosed() {
    boolean[] closed = new boolean[1];
    InputStream in =
        new ByteArrayInputStream(header(0x08, 7)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    assertThatThrownBy(() -> IdxReader.open("t.idx", in)).isInstanceOf(DataException.class);
    assertThat(closed[0]).isTrue();
  }

  @Test
  void labelsAreUnsigned() throws IOException {
    byte[] file = Fixtures.concat(header(0x08, 3), new byte[] {0, 9, (byte) 200});

    IdxLabels labels = IdxLabels.read("l.idx", new ByteArrayInputStream(gzip(file)));

    assertThat(labels.size()).isEqualTo(3);
    assertThat(labels.label(1)).isEqualTo(9);
    assertThat(labels.label(2)).isEqualTo(200);
  }

  @Test
  void labelsThatEndEarlySayWhere() {
    byte[] file = Fixtures.concat(header(0x08, 2_000_000_000), new byte[5]);

    assertThatThrownBy(() -> IdxLabels.read("l.idx", new ByteArrayInputStream(file)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read IDX file l.idx: header promises 2000000000 labels, data ends at 5"
                + " (download it again)");
  }

  private static IdxReader open(byte[] file) {
    return IdxReader.open("t.idx", new ByteArrayInputStream(file));
  }

  private static void assertRefused(byte[] file, String why) {
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read IDX file t.idx: " + why);
  }

  /** Images whose values count upwards. */
  private static byte[] images(int count, int height, int width) {
    byte[] values = new byte[count * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) i;
    }
    return Fixtures.concat(header(0x08, count, height, width), values);
  }

  private static byte[] header(int type, int... sizes) {
    ByteBuffer header = ByteBuffer.allocate(4 + 4 * sizes.length);
    header.put((byte) 0).put((byte) 0).put((byte) type).put((byte) sizes.length);
    for (int size : sizes) {
      header.putInt(size);
    }
    return header.array();
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
