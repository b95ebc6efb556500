package io.sparkvae.job;

import io.sparkvae.error.SettingsException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a Spark master, which is checked before Spark is started on it. */
final class SparkMaster {

  private static final Pattern KNOWN =
      Pattern.compile(
          "local(\\[(\\*|\\d+)( *, *\\d+)?])?|yarn|spark://[^/]+:\\d+(,[^/,]+:\\d+)*|k8s://.+"
              + "|local-cluster\\[.+]");

  /** What a master may be, after the word <i>must</i>. */
  static final String WANTED = "be local, local[N], spark://HOST:PORT, yarn or k8s://URL";

  private static final Pattern ADDRESS = Pattern.compile("(?:spark://)?([^/,]+):(\\d+),?");
  private static final int PATIENCE_MILLIS = 5_000;

  private SparkMaster() {}

  static boolean isKnown(String text) {
    return KNOWN.matcher(text).matches();
  }

  /**
   * Asks the hosts of a {@code spark://} address for a connection; Spark itself would go on asking
   * for a minute and print a trace each time. Other addresses are left to Spark.
   *
   * @throws SettingsException where no host takes one
   */
  static void requireReachable(String master) {
    if (!master.startsWith("spark://")) {
      return;
    }
    List<String> reasons = new ArrayList<>();
    Matcher address = ADDRESS.matcher(master);
    while (address.find()) {
      int port = Integer.parseInt(address.group(2));
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address.group(1), port), PATIENCE_MILLIS);
        return;
      } catch (UnknownHostException unknown) {
        reasons.add("there is no host " + address.group(1));
      } catch (IOException failed) {
        reasons.add(reason(failed));
      }
    }
    throw new SettingsException(
        List.of(
            "Cannot reach Spark master %s: %s (start it, or correct --master)"
                .formatted(master, String.join("; ", reasons))));
  }

  /** The end of a minute in which a host took connections and nothing there was a Spark master. */
  static SettingsException unresponsive(String master) {
    return new SettingsException(
        List.of(
            "Cannot reach Spark master %s: what listens there does not answer (correct the port in --master)"
                .formatted(master)));
  }

  private static String reason(IOException failed) {
    String message = String.valueOf(failed.getMessage());
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
