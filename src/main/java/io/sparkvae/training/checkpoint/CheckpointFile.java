package io.sparkvae.training.checkpoint;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The frame of a checkpoint on storage: a magic number and a version, the content, then its length
 * and CRC-32C. A file that was cut off, or changed since, has no frame that fits.
 */
final class CheckpointFile {

  private static final long MAGIC = 0x53504152_4B564145L; // "SPARKVAE"
  private static final int VERSION = 1;
  private static final int HEAD_BYTES = Long.BYTES + Integer.BYTES;
  private static final int FOOT_BYTES = Long.BYTES + Integer.BYTES;
  private static final int BUFFER_BYTES = 1 << 17;

  private CheckpointFile() {}

  static void write(OutputStream file, Checkpoint checkpoint) throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    out.writeLong(MAGIC);
    out.writeInt(VERSION);
    CRC32C crc = new CRC32C();
    OutputStream checked =
        new BufferedOutputStream(new CheckedOutputStream(file, crc), BUFFER_BYTES);
    CountingOutputStream content = new CountingOutputStream(checked);
    checkpoint.write(new DataOutputStream(content));
    content.flush();
    out.writeLong(content.bytes());
    out.writeInt((int) crc.getValue());
    out.flush();
  }

  /** The checkpoint, or empty where the file is not whole. */
  static Optional<Checkpoint> read(FileSystem files, Path path) throws IOException {
    long length = files.getFileStatus(path).getLen();
    if (!whole(files, path, length)) {
      return Optional.empty();
    }
    try (DataInputStream in = open(files, path)) {
      in.skipNBytes(HEAD_BYTES);
      return Optional.of(Checkpoint.read(new ContentReader(in, length - HEAD_BYTES - FOOT_BYTES)));
    }
  }

  private static boolean whole(FileSystem files, Path path, long length) throws IOException {
    long content = length - HEAD_BYTES - FOOT_BYTES;
    if (content < 0) {
      return false;
    }
    try (DataInputStream in = open(files, path)) {
      if (in.readLong() != MAGIC || in.readInt() != VERSION) {
        return false;
      }
      int crc = crc(in, content);
      return in.readLong() == content && in.readInt() == crc;
    }
  }

  private static int crc(InputStream in, long bytes) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[BUFFER_BYTES];
    for (long left = bytes; left > 0; ) {
      int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
      if (read == 0) {
        break;
      }
      crc.update(buffer, 0, read);
      left -= read;
    }
    return (int) crc.getValue();
  }

  private static DataInputStream open(FileSystem files, Path path) throws IOException {
    return new DataInputStream(new BufferedInputStream(files.open(path), BUFFER_BYTES));
  }

  private static final class CountingOutputStream extends FilterOutputStream {

    private long bytes;

    CountingOutputStream(OutputStream out) {
      super(out);
    }

    long bytes() {
      return bytes;
    }

    @Override
    public void write(int value) throws IOException {
      out.write(value);
      bytes++;
    }

    @Override
    public void write(byte[] values, int from, int count) throws IOException {
      out.write(values, from, count);
      bytes += count;
    }
  }
}
