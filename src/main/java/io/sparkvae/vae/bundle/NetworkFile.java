package io.sparkvae.vae.bundle;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.hadoop.fs.Path;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads the parameters out of a file that DL4J's {@code ModelSerializer} wrote. The configuration
 * in it is not read: it may name any class, and the bundle's description says what the network is.
 */
final class NetworkFile {

  private static final String PARAMETERS = "coefficients.bin";

  private NetworkFile() {}

  static float[] parameters(byte[] zip, Path bundle) {
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().equals(PARAMETERS)) {
          INDArray values = Nd4j.read(new DataInputStream(entries));
          return values.toFloatVector();
        }
      }
      throw ModelBundle.damaged(bundle, "its network file has no " + PARAMETERS);
    } catch (IOException failure) {
      throw ModelBundle.damaged(bundle, "its network file cannot be unpacked");
    }
  }
}
