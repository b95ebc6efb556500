package io.sparkvae.config;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps passwords and tokens out of logs, messages and files that we write. */
public final class Secrets {

  private static final String MASK = "********";

  // Spark's own spark.redaction.regex, and what Hadoop's connectors call theirs besides.
  private static final Pattern TELLTALE =
      Pattern.compile(
          "secret|passw(or)?d|passphrase|token|credential|(access|account|private|api)[._-]?key",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern URI =
      Pattern.compile("[a-z][a-z0-9+.-]*://[^\\s\"]+", Pattern.CASE_INSENSITIVE);

  // A password may hold a slash that nobody encoded; a port is followed by one, too.
  private static final Pattern USER = Pattern.compile("(?<=://)([^/@]+|[^/@:]+:(?![0-9]+/)[^@]+)@");

  // Such as the signature of a link to a blob that was shared.
  private static final Pattern QUERY =
      Pattern.compile(
          "(?<=[?&])([^=&]*(?:secret|passw|token|credential|key|sig)[^=&]*=)[^&#]+",
          Pattern.CASE_INSENSITIVE);

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
                    : masked(value)));
    return masked;
  }

  /** The text without the {@code user:password@} and secret parameters of any URI in it. */
  public static String masked(String text) {
    return URI.matcher(text)
        .replaceAll(
            uri -> {
              String anonymous = USER.matcher(uri.group()).replaceFirst(MASK + "@");
              return Matcher.quoteReplacement(
                  QUERY.matcher(anonymous).replaceAll("$1" + Matcher.quoteReplacement(MASK)));
            });
  }
}
