package io.sparkvae.source.idx;

import io.sparkvae.error.DataException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an IDX file of unsigned bytes, plain or gzipped, behind its header (LeCun, Cortes
 * and Burges, "The MNIST database": two zeros, the element type, the rank, then the sizes as 32-bit
 * big-endian numbers).
 */
final class IdxStream implements AutoCloseable {

  private static final int UNSIGNED_BYTES = 0x08;
  private static final int BUFFER = 1 << 16;
  private static final int GZIP = 0x1f8b;

  private final String name;
  private final InputStream in;
  private final int[] sizes;

  private IdxStream(String name, InputStream in, int[] sizes) {
    this.name = name;
    this.in = in;
    this.sizes = sizes;
  }

  /** Reads the header; closes the stream where that fails. */
  static IdxStream open(String name, InputStream in) {
    try {
      InputStream plain = unzipped(in);
      return new IdxStream(name, plain, header(name, plain));
    } catch (IOException failed) {
      close(in);
      throw cannotRead(name, why(failed), failed);
    } catch (DataException refused) {
      close(in);
      throw refused;
    }
  }

  /** The size along each axis; lent, not copied. */
  int[] sizes() {
    return sizes;
  }

  /** Fills the array, or returns false where the data end before. */
  boolean fill(byte[] values) {
    try {
      return in.readNBytes(values, 0, values.length) == values.length;
    } catch (EOFException ended) {
      return false;
    } catch (IOException failed) {
      throw cannotRead(name, why(failed), failed);
    }
  }

  /** So many bytes, or fewer where the data end before; grows with the data, not the promise. */
  byte[] upTo(int bytes) {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    try {
      while (read.size() < bytes) {
        int count = in.read(buffer, 0, Math.min(buffer.length, bytes - read.size()));
        if (count < 0) {
          break;
        }
        read.write(buffer, 0, count);
      }
    } catch (EOFException ended) {
      // A cut gzip stream says so by an exception; what came before it counts.
      return read.toByteArray();
    } catch (IOException failed) {
      throw cannotRead(name, why(failed), failed);
    }
    return read.toByteArray();
  }

  /** Passes over so many bytes, or returns false where the data end before. */
  boolean skip(long bytes) {
    try {
      in.skipNBytes(bytes);
      return true;
    } catch (EOFException ended) {
      return false;
    } catch (IOException failed) {
      throw cannotRead(name, why(failed), failed);
    }
  }

  DataException cannotRead(String why) {
    return cannotRead(name, why, null);
  }

  private static DataException cannotRead(String name, String why, @Nullable Throwable cause) {
    String message = "Cannot read IDX file %s: %s".formatted(name, why);
    return cause == null ? new DataException(message) : new DataException(message, cause);
  }

  @Override
  public void close() {
    close(in);
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException unimportant) {
      // Everything wanted has been read, or the failure that matters is on its way already.
      return;
    }
  }

  private static InputStream unzipped(InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(2);
    int magic = buffered.read() << 8 | buffered.read();
    buffered.reset();
    return magic == GZIP
        ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER)
        : buffered;
  }

  private static int[] header(String name, InputStream in) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
      throw cannotRead(name, "it does not begin with two zero bytes (is it an IDX file?)", null);
    }
    if (magic[2] != UNSIGNED_BYTES) {
      String type = "its elements are of type 0x%02x, not unsigned bytes".formatted(magic[2]);
      throw cannotRead(name, type + " (convert it to type 0x08)", null);
    }
    int[] sizes = new int[magic[3] & 0xff];
    for (int axis = 0; axis < sizes.length; axis++) {
      byte[] size = in.readNBytes(4);
      if (size.length < 4) {
        throw cannotRead(name, "data ends inside the header (download it again)", null);
      }
      long value = Integer.toUnsignedLong(ByteBuffer.wrap(size).getInt());
      if (value > Integer.MAX_VALUE) {
        String why = "axis %d promises %d elements (is it damaged?)".formatted(axis, value);
        throw cannotRead(name, why, null);
      }
      sizes[axis] = (int) value;
    }
    return sizes;
  }

  private static String why(IOException failed) {
    return failed instanceof EOFException
        ? "data ends inside the header (download it again)"
        : failed.getMessage() + " (download it again)";
  }
}
