package io.sparkvae.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Keeps passwords and tokens out of logs and stored settings. */
final class Secrets {

  static final String MASK = "********";

  // Spark's own spark.redaction.regex, and what Hadoop's connectors call theirs besides.
  private static final Pattern TELLTALE =
      Pattern.compile(
          "secret|passw(or)?d|passphrase|token|credential|(access|account|private|api)[._-]?key",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern USER_IN_URI = Pattern.compile("(?<=://)[^/@\\s]+@");

  private Secrets() {}

  /** The entries in order, with the value masked where key or value looks like a secret. */
  static Map<String, String> mask(Map<String, String> entries) {
    Map<String, String> masked = new TreeMap<>();
    entries.forEach(
        (key, value) ->
            masked.put(
                key,
                // As in Spark the value counts too: -Dfs.s3a.secret.key=… hides in Java options.
                TELLTALE.matcher(key).find() || TELLTALE.matcher(value).find()
                    ? MASK
                    : withoutUser(value)));
    return masked;
  }

  /** The text without the {@code user:password@} of any URI in it. */
  static String withoutUser(String text) {
    return USER_IN_URI.matcher(text).replaceAll(MASK + "@");
  }
}
