package io.sparkvae.corpus.shard;

import io.sparkvae.corpus.ImageBlock;
import io.sparkvae.error.DataException;
import io.sparkvae.image.DecoderVersion;
import io.sparkvae.storage.Location;
import io.sparkvae.storage.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32C;

/**
 * One shard in a file: a format number, images, length and bytes of the block, its CRC-32C, then
 * the tally. Numbers are big endian.
 */
final class ShardFile {

  /** Rises whenever the layout of the file changes. */
  private static final int LAYOUT = 0;

  /** Another one, in the file or in the digest that names its folder, is not read. */
  static final int FORMAT = LAYOUT << 16 | DecoderVersion.CURRENT;

  private final StoredFile file;
  private final int valuesPerImage;

  /**
   * Names the file; touches nothing.
   *
   * @param valuesPerImage uint8 values of one image
   */
  ShardFile(StoredFile file, int valuesPerImage) {
    this.file = file;
    this.valuesPerImage = valuesPerImage;
  }

  void write(TalliedBlock shard) {
    ImageBlock block = shard.block();
    file.write(
        stream -> {
          DataOutputStream out = new DataOutputStream(stream);
          out.writeInt(FORMAT);
          out.writeInt(block.images());
          out.writeInt(block.values().length);
          out.write(block.values());
          out.writeLong(checksum(block.values()));
          shard.tally().write(out);
          out.flush();
        });
  }

  /**
   * The shard.
   *
   * @throws DataException where the file is missing or damaged
   */
  TalliedBlock read() {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file.bytes()))) {
      return read(in);
    } catch (IOException damaged) {
      throw new DataException(
          "Cannot read decoded images %s: %s (remove its folder; it is made again)"
              .formatted(Location.shown(file.path()), damaged.getMessage()),
          damaged);
    }
  }

  /** Believes no number of the file that its size or another number of it contradicts. */
  private TalliedBlock read(DataInputStream in) throws IOException {
    if (in.readInt() != FORMAT) {
      throw new IOException("it is of another format");
    }
    int images = in.readInt();
    int length = in.readInt();
    if (length < 0 || length > in.available() || length != (long) images * valuesPerImage) {
      throw new IOException(
          "it promises %d images in %d bytes and has %d".formatted(images, length, in.available()));
    }
    byte[] values = in.readNBytes(length);
    if (in.readLong() != checksum(values)) {
      throw new IOException("its checksum is wrong");
    }
    ShardTally tally = ShardTally.read(in);
    if (tally.images() != images) {
      throw new IOException(
          "it promises %d images and counts %d".formatted(images, tally.images()));
    }
    return new TalliedBlock(new ImageBlock(images, values), tally);
  }

  private static long checksum(byte[] values) {
    CRC32C crc = new CRC32C();
    crc.update(values);
    return crc.getValue();
  }
}
