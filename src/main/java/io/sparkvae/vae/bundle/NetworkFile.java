package io.sparkvae.vae.bundle;

import io.sparkvae.error.DataException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.ByteBuffer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * Reads the parameters out of a file that DL4J's {@code ModelSerializer} wrote: the one entry
 * {@code coefficients.bin}, as ND4J 1.0.0-M2 writes an array, which is a shape and then values,
 * each with where its buffer lay, its length and its type. Neither the file's names nor its numbers
 * are believed; the configuration in it, which may name any class, is not read.
 */
final class NetworkFile {

  private static final String PARAMETERS = "coefficients.bin";

  /** A configuration of ours takes some 20 kB. */
  private static final long MAX_BYTES_BEFORE = 64L << 20;

  /** Deflate makes nothing smaller than that. */
  private static final long MAX_DEFLATION = 1032;

  private static final int MAX_RANK = 32;
  private static final int CHUNK_VALUES = 1 << 14;

  private final BundleFiles bundle;

  NetworkFile(BundleFiles bundle) {
    this.bundle = bundle;
  }

  /**
   * The parameters.
   *
   * @param expected how many the network takes
   * @throws DataException where there are others, or the file is damaged
   */
  float[] parameters(long expected) {
    if (expected > Integer.MAX_VALUE - 8
        || expected * Float.BYTES > MAX_DEFLATION * bundle.network().length()) {
      throw damaged("is too small for the %d parameters of its model".formatted(expected));
    }
    return bundle
        .network()
        .read(
            file -> {
              try (ZipInputStream zip = new ZipInputStream(file)) {
                find(zip);
                return array(new DataInputStream(zip), (int) expected);
              } catch (EOFException cut) {
                throw damaged("ends within its parameters");
              } catch (ZipException | UTFDataFormatException malformed) {
                throw damaged("cannot be unpacked");
              }
            });
  }

  private void find(ZipInputStream zip) throws IOException {
    long left = MAX_BYTES_BEFORE;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (PARAMETERS.equals(entry.getName())) {
        return;
      }
      left -= inflated(zip, left);
    }
    throw damaged("has no " + PARAMETERS);
  }

  /** Bytes of the entry, which are passed over; nothing is written anywhere. */
  private long inflated(InputStream entry, long most) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long count = 0;
    for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
      count += read;
      if (count > most) {
        throw damaged("has too much in front of its parameters");
      }
    }
    return count;
  }

  private float[] array(DataInputStream in, int expected) throws IOException {
    checkShape(in, expected);
    checkType(in, expected);
    float[] values = new float[expected];
    byte[] bytes = new byte[Float.BYTES * Math.min(CHUNK_VALUES, expected)];
    for (int from = 0; from < expected; from += CHUNK_VALUES) {
      int count = Math.min(CHUNK_VALUES, expected - from);
      in.readFully(bytes, 0, Float.BYTES * count);
      ByteBuffer.wrap(bytes).asFloatBuffer().get(values, from, count);
    }
    return values;
  }

  /** Refuses what is not a row of that many values. */
  private void checkShape(DataInputStream in, int expected) throws IOException {
    in.readUTF();
    long length = in.readLong();
    String type = in.readUTF();
    if (length < 1 || length > 2 * MAX_RANK + 4 || !"LONG".equals(type)) {
      throw damaged("has a shape that is none");
    }
    long[] numbers = new long[(int) length];
    for (int i = 0; i < length; i++) {
      numbers[i] = in.readLong();
    }
    long rank = numbers[0];
    if (rank < 1 || length != 2 * rank + 4) {
      throw damaged("has a shape that is none");
    }
    long longest = 1;
    for (int i = 1; i <= rank; i++) {
      if ((numbers[i] != 1 && longest != 1) || numbers[i] < 1) {
        throw damaged("has parameters that are no row");
      }
      longest = Math.max(longest, numbers[i]);
    }
    if (longest != expected) {
      throw damaged("holds %d parameters, its model takes %d".formatted(longest, expected));
    }
  }

  private void checkType(DataInputStream in, int expected) throws IOException {
    in.readUTF();
    if (in.readLong() != expected || !"FLOAT".equals(in.readUTF())) {
      throw damaged("has parameters that are not %d floats".formatted(expected));
    }
  }

  private DataException damaged(String why) {
    return bundle.damaged("its %s %s".formatted(BundleFiles.NETWORK, why));
  }
}
